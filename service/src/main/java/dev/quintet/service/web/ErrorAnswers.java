package dev.quintet.service.web;

import dev.quintet.service.database.SqlFailure;
import dev.quintet.service.validation.InvalidFields;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;

/**
 * All error answers: for exceptions of our code, and for errors that the framework detects.
 */
@Factory
final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final String FAULT = "Something went wrong. Please contact us.";

    @Singleton
    ExceptionHandler<ApiException, HttpResponse<Message>> forApiException() {
        return (_, e) -> answer(e);
    }

    @Singleton
    ExceptionHandler<InvalidFields, HttpResponse<Message>> forInvalidFields(
            @Nullable InvalidPayloads ofService) {
        InvalidPayloads payloads = ofService == null ? _ -> "fail" : ofService;
        return (request, e) -> HttpResponse.badRequest(
                new Message(payloads.status(request), e.getMessage(), e.errors()));
    }

    @Singleton
    ExceptionHandler<SQLException, HttpResponse<Message>> forSqlException() {
        return (_, e) -> switch (SqlFailure.of(e)) {
            case AWAY, REFUSED -> unavailable("The database is away. Please try again.", 5, e);
            case READ_ONLY ->
                unavailable("The database takes no changes now. Please try again.", 5, e);
            case TOO_SLOW -> unavailable("The database is too slow. Please try again.", 2, e);
            case FULL -> unavailable("The database is busy. Please try again.", 2, e);
            case FAULT -> {
                LOG.error("the database refused a statement", e);
                yield answer(ApiException.error(HttpStatus.INTERNAL_SERVER_ERROR, FAULT));
            }
        };
    }

    private static HttpResponse<Message> unavailable(
            String message, int retryAfterSeconds, SQLException e) {
        LOG.warn("{} {}", message, e.getMessage());
        return answer(ApiException.unavailable(message, Duration.ofSeconds(retryAfterSeconds)));
    }

    /**
     * Gives the framework's own errors (unknown route, wrong method, too large…) the body that all
     * answers have.
     */
    @Singleton
    @Replaces(ErrorResponseProcessor.class)
    ErrorResponseProcessor<Message> forFramework() {
        return ErrorAnswers::complete;
    }

    private static HttpResponse<Message> answer(ApiException e) {
        var response = HttpResponse.status(e.httpStatus()).body(e.body());
        e.retryAfter()
                .ifPresent(time -> response.header(
                        HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, time.toSeconds()))));
        return response;
    }

    private static MutableHttpResponse<Message> complete(
            ErrorContext context, MutableHttpResponse<?> response) {
        var status = response.code() >= 500 ? "error" : "fail";
        var message = message(response.code(), response.reason());
        return response.body(new Message(status, message, null))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** The same answer as the framework's. */
    static ApiException refusal(HttpStatus status) {
        return ApiException.fail(status, message(status.getCode(), status.getReason()));
    }

    private static String message(int code, String reason) {
        return switch (code) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This method is not allowed here, see the Allow header.";
            case 406 -> "The answer is JSON, which the Accept header excludes.";
            case 413 -> "The body is too large.";
            case 414 -> "The address is too long.";
            case 415 -> "The body must be application/json.";
            case 431 -> "The headers are too large.";
            case 500 -> FAULT;
            default -> reason + ".";
        };
    }
}
