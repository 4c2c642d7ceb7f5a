package dev.quintet.users.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Under {@code /auth} a refused payload is an {@code error}, elsewhere it is a {@code fail}: so the contract has it. */
@Singleton
final class InvalidPayloadHandler
        implements ExceptionHandler<InvalidPayload, HttpResponse<Message>> {
    @Override
    public HttpResponse<Message> handle(HttpRequest request, InvalidPayload invalid) {
        return HttpResponse.badRequest(
                invalid.body(request.getPath().startsWith("/auth/") ? "error" : "fail"));
    }
}
