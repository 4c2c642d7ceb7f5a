package dev.quintet.users.http;

import io.micronaut.http.HttpStatus;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Ends a request with an answer that is no success. Carries no stack trace: it is an answer, not a fault. */
public final class Refusal extends RuntimeException {
    private final HttpStatus httpStatus;
    private final String status;
    private final Optional<Duration> retryAfter;

    private Refusal(
            HttpStatus httpStatus, String status, String message, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public static Refusal error(HttpStatus httpStatus, String message) {
        return new Refusal(httpStatus, "error", message, Optional.empty());
    }

    public static Refusal fail(HttpStatus httpStatus, String message) {
        return new Refusal(httpStatus, "fail", message, Optional.empty());
    }

    /** The caller may try the same again after the given time. */
    public static Refusal unavailable(String message, Duration retryAfter) {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE, "error", message, Optional.of(retryAfter));
    }

    /** The caller has done something too often, and may do it again after the given time. */
    public static Refusal tooMany(String message, Duration retryAfter) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "error", message, Optional.of(retryAfter));
    }

    HttpStatus httpStatus() {
        return httpStatus;
    }

    /** In seconds, at least one. */
    OptionalLong retryAfter() {
        return retryAfter.stream()
                .mapToLong(time -> Math.max(1, time.toSeconds()))
                .findFirst();
    }

    Message body() {
        return new Message(status, getMessage(), null);
    }
}
