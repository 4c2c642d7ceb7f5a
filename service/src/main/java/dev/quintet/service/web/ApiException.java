package dev.quintet.service.web;

import io.micronaut.http.HttpStatus;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends a request with an error answer. Without a stack trace, because it is an answer, not a fault.
 */
public final class ApiException extends RuntimeException {
    private final HttpStatus httpStatus;
    private final String status;
    private final Optional<Duration> retryAfter;

    private ApiException(
            HttpStatus httpStatus, String status, String message, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public static ApiException error(HttpStatus httpStatus, String message) {
        return new ApiException(httpStatus, "error", message, Optional.empty());
    }

    public static ApiException fail(HttpStatus httpStatus, String message) {
        return new ApiException(httpStatus, "fail", message, Optional.empty());
    }

    /** The caller may retry after the given time. */
    public static ApiException unavailable(String message, Duration retryAfter) {
        return new ApiException(
                HttpStatus.SERVICE_UNAVAILABLE, "error", message, Optional.of(retryAfter));
    }

    /** The caller did something too often, and may retry after the given time. */
    public static ApiException tooMany(String message, Duration retryAfter) {
        return new ApiException(
                HttpStatus.TOO_MANY_REQUESTS, "error", message, Optional.of(retryAfter));
    }

    HttpStatus httpStatus() {
        return httpStatus;
    }

    Message body() {
        return new Message(status, getMessage(), null);
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
