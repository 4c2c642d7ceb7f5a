package dev.quintet.users.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of {@code mail_outbox} that this replica is to send.
 *
 * @param userId   null where somebody typed an address, and nobody has looked yet whose it is
 * @param languages of the reader, the best first; see {@link Texts#language}
 * @param newEmail that the text names, or null
 * @param session  that asked for it, or null
 * @param registration which it is to finish, or null
 * @param attempts with this one
 */
record Letter(
        long id,
        MailKind kind,
        Integer userId,
        String address,
        String languages,
        Optional<String> newEmail,
        UUID session,
        UUID registration,
        int attempts,
        OffsetDateTime createdAt) {
    static Letter of(ResultSet row) throws SQLException {
        return new Letter(
                row.getLong("id"),
                MailKind.of(row.getString("kind")),
                row.getObject("user_id", Integer.class),
                row.getString("address"),
                row.getString("language"),
                Optional.ofNullable(row.getString("new_email")),
                row.getObject("session", UUID.class),
                row.getObject("registration", UUID.class),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class));
    }

    /** Never the address, which logs must not hold. */
    @Override
    public String toString() {
        return "mail %d (%s)".formatted(id, kind.word());
    }
}
