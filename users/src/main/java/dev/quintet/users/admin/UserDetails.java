package dev.quintet.users.admin;

import dev.quintet.users.account.User;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A user as admins see them.
 *
 * @param seenAt when they were last seen; empty if they are logged in nowhere
 */
record UserDetails(User user, boolean emailVerified, Optional<Instant> seenAt) {
    static UserDetails of(ResultSet row) throws SQLException {
        return new UserDetails(
                User.of(row),
                row.getObject("email_verified_at") != null,
                Optional.ofNullable(row.getObject("seen_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    Body body() {
        return new Body(
                user.id(),
                user.username(),
                user.email(),
                user.createdAtText(),
                user.active(),
                user.admin(),
                emailVerified,
                seenAt.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(null));
    }

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Body(
            int id,
            String username,
            String email,
            String createdAt,
            boolean active,
            boolean admin,
            boolean emailVerified,
            @Nullable String seenAt) {}
}
