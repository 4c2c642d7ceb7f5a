package dev.quintet.users.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a user is logged in.
 *
 * @param seenAt  when it was last used, to five minutes
 * @param address where its login came from
 * @param agent   what the program of the login called itself
 */
public record Session(
        UUID id,
        Kind kind,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt,
        Optional<String> address,
        Optional<String> agent) {
    static Session of(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                Kind.values()[row.getInt("kind")],
                time(row, "created_at"),
                time(row, "seen_at"),
                time(row, "expires_at"),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("agent")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** How a session goes on. In the table it is the position here. */
    public enum Kind {
        /** With one token, until that expires. */
        TOKEN
    }
}
