package dev.quintet.users.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

/** Gives the framework's own refusals (no such route, wrong method, too large…) the body that all answers have. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ErrorAnswers implements ErrorResponseProcessor<Message> {
    @Override
    public MutableHttpResponse<Message> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        var status = response.code() >= 500 ? "error" : "fail";
        return response.body(new Message(status, message(response), null))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String message(HttpResponse<?> response) {
        return switch (response.code()) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This method is not allowed here, see the Allow header.";
            case 406 -> "The answer is JSON, which the Accept header excludes.";
            case 413 -> "The body is too large.";
            case 415 -> "The body must be application/json.";
            case 500 -> "Something went wrong. Please contact us.";
            default -> response.reason() + ".";
        };
    }
}
