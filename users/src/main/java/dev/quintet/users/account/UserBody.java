package dev.quintet.users.account;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** A user as others see them. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record UserBody(int id, String username, String email, String createdAt) {
    static UserBody of(User user) {
        return new UserBody(user.id(), user.username(), user.email(), user.createdAtText());
    }
}
