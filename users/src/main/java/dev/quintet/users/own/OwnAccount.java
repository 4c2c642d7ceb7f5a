package dev.quintet.users.own;

import dev.quintet.users.account.User;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A user, as only they see themselves.
 *
 * @param pendingEmail      to which the email changes once it is confirmed
 * @param passwordChangedAt empty if nobody knows
 */
record OwnAccount(
        User user,
        boolean emailVerified,
        Optional<String> pendingEmail,
        Optional<Instant> passwordChangedAt) {
    static OwnAccount of(ResultSet row) throws SQLException {
        return new OwnAccount(
                User.of(row),
                row.getObject("email_verified_at") != null,
                Optional.ofNullable(row.getString("pending_email")),
                Optional.ofNullable(row.getObject("password_changed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
