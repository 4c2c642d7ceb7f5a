package dev.quintet.users.login;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * A success that may bring a token.
 *
 * @param authToken null if the caller keeps the one they have
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
public record TokenBody(
        String status,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) String authToken) {
    public static TokenBody of(String message, String authToken) {
        return new TokenBody("success", message, authToken);
    }

    public static TokenBody done(String message) {
        return new TokenBody("success", message, null);
    }

    @Override
    public String toString() {
        return "TokenBody[hidden]";
    }
}
