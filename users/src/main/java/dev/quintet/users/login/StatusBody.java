package dev.quintet.users.login;

import dev.quintet.users.account.User;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** A user as they see themselves. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record StatusBody(int id, String username, String email, boolean active, String createdAt) {
    static StatusBody of(User user) {
        return new StatusBody(
                user.id(), user.username(), user.email(), user.active(), user.createdAtText());
    }
}
