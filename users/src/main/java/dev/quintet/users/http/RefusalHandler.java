package dev.quintet.users.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<Message>> {
    @Override
    public HttpResponse<Message> handle(HttpRequest request, Refusal refusal) {
        var response = HttpResponse.status(refusal.httpStatus()).body(refusal.body());
        refusal.retryAfter()
                .ifPresent(seconds -> response.header("Retry-After", Long.toString(seconds)));
        return response;
    }
}
