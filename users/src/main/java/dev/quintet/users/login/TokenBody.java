package dev.quintet.users.login;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** A success with a token. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record TokenBody(String status, String message, String authToken) {
    static TokenBody of(String message, String authToken) {
        return new TokenBody("success", message, authToken);
    }

    @Override
    public String toString() {
        return "TokenBody[hidden]";
    }
}
