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

/** The place in a list of users after which a page begins; in a URL it is opaque. */
sealed interface Cursor {
    static Cursor of(User last, Order order) {
        return switch (order) {
            case NEWEST, OLDEST -> new OfTime(last.createdAt(), last.id());
            case USERNAME -> new OfText(last.username(), last.id());
            case EMAIL -> new OfText(last.email(), last.id());
        };
    }

    /** Empty for a text that is no cursor of this order. */
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

    /** What comes first in the order. */
    Object value();

    int id();

    String text();

    private static String encode(ByteBuffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    record OfTime(Instant createdAt, int id) implements Cursor {
        private static final int BYTES = Long.BYTES + Integer.BYTES;

        private static Optional<Cursor> read(ByteBuffer bytes) {
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var createdAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            return Optional.of(new OfTime(createdAt, bytes.getInt()));
        }

        @Override
        public LocalDateTime value() {
            return LocalDateTime.ofInstant(createdAt, ZoneOffset.UTC);
        }

        @Override
        public String text() {
            return encode(ByteBuffer.allocate(BYTES)
                    .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                    .putInt(id));
        }
    }

    /** As it stands in the row; the database makes of it what it orders by. */
    record OfText(String value, int id) implements Cursor {
        private static Optional<Cursor> read(ByteBuffer bytes) {
            if (bytes.remaining() <= Integer.BYTES) {
                return Optional.empty();
            }
            var id = bytes.getInt();
            try {
                var value = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
                // PostgreSQL holds no NUL.
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
