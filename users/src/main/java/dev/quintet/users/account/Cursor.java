package dev.quintet.users.account;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** The position in a list of users after which a page begins. Opaque in a URL. */
public sealed interface Cursor {
    static Cursor of(User last, Order order) {
        return switch (order) {
            case NEWEST, OLDEST -> new OfTime(last.createdAt(), last.id());
            case USERNAME -> new OfText(last.username(), last.id());
            case EMAIL -> new OfText(last.email(), last.id());
        };
    }

    /** Empty if the text is not a cursor of this order. */
    static Optional<Cursor> parse(String text, Order order) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return switch (order) {
                case NEWEST, OLDEST -> OfTime.read(bytes);
                case USERNAME, EMAIL -> OfText.read(bytes);
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The value that the list is ordered by first. */
    Object value();

    int id();

    String text();

    private static String encode(ByteBuffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    record OfTime(Instant createdAt, int id) implements Cursor {
        private static final int BYTES = Long.BYTES + Integer.BYTES;
        private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
        /** The years 4714 BC and 294276. */
        private static final long FIRST_MICROS = -211_813_488_000_000_000L;

        private static final long LAST_MICROS = 9_223_371_331_199_999_999L;
        private static final Instant INFINITY = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);
        private static final Instant MINUS_INFINITY = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);

        private static Optional<Cursor> read(ByteBuffer bytes) {
            return bytes.remaining() == BYTES
                    ? time(bytes.getLong()).map(time -> new OfTime(time, bytes.getInt()))
                    : Optional.empty();
        }

        @Override
        public LocalDateTime value() {
            return LocalDateTime.ofInstant(createdAt, ZoneOffset.UTC);
        }

        @Override
        public String text() {
            return encode(ByteBuffer.allocate(BYTES).putLong(micros(createdAt)).putInt(id));
        }

        /** PostgreSQL also has infinite times; the driver maps them to these. */
        private static long micros(Instant time) {
            if (time.equals(INFINITY)) {
                return Long.MAX_VALUE;
            }
            return time.equals(MINUS_INFINITY)
                    ? Long.MIN_VALUE
                    : ChronoUnit.MICROS.between(POSTGRES_EPOCH, time);
        }

        private static Optional<Instant> time(long micros) {
            if (micros == Long.MAX_VALUE) {
                return Optional.of(INFINITY);
            }
            if (micros == Long.MIN_VALUE) {
                return Optional.of(MINUS_INFINITY);
            }
            return micros < FIRST_MICROS || micros > LAST_MICROS
                    ? Optional.empty()
                    : Optional.of(POSTGRES_EPOCH.plus(micros, ChronoUnit.MICROS));
        }
    }

    /** As it is in the row. The database derives from it what it orders by. */
    record OfText(String value, int id) implements Cursor {
        private static Optional<Cursor> read(ByteBuffer bytes) {
            if (bytes.remaining() <= Integer.BYTES) {
                return Optional.empty();
            }
            var id = bytes.getInt();
            try {
                var value = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
                // PostgreSQL cannot store NUL.
                return value.indexOf('\0') < 0
                        ? Optional.of(new OfText(value, id))
                        : Optional.empty();
            } catch (CharacterCodingException _) {
                return Optional.empty();
            }
        }

        @Override
        public String text() {
            var bytes = value.getBytes(StandardCharsets.UTF_8);
            return encode(
                    ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(id).put(bytes));
        }
    }
}
