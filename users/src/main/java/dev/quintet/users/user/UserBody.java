package dev.quintet.users.user;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.temporal.ChronoUnit;

/**
 * A user as others see them.
 *
 * @param createdAt RFC 3339, in UTC, whole seconds
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record UserBody(int id, String username, String email, String createdAt) {
    static UserBody of(User user) {
        return new UserBody(user.id(), user.username(), user.email(), user.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
