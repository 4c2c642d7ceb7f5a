package dev.quintet.users.account;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** The place in the list of users after which a page begins; in a URL it is opaque. */
record Cursor(Instant createdAt, int id) {
    private static final int BYTES = Long.BYTES + Integer.BYTES;

    static Cursor of(User last) {
        return new Cursor(last.createdAt(), last.id());
    }

    /** Empty for a text that is no cursor. */
    static Optional<Cursor> parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new Cursor(
                            Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS), bytes.getInt()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putInt(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
