package dev.quintet.users.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

@Singleton
final class ApiExceptionHandler implements ExceptionHandler<ApiException, HttpResponse<Message>> {
    @Override
    public HttpResponse<Message> handle(HttpRequest request, ApiException e) {
        var response = HttpResponse.status(e.httpStatus()).body(e.body());
        e.retryAfter().ifPresent(seconds -> response.header("Retry-After", Long.toString(seconds)));
        return response;
    }
}
