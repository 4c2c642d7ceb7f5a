package dev.quintet.users.login;

import dev.quintet.service.web.InvalidPayloads;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

/** By the contract, invalid input is an {@code error} under {@code /auth}, a {@code fail} elsewhere. */
@Singleton
final class AuthPayloads implements InvalidPayloads {
    @Override
    public String status(HttpRequest<?> request) {
        return request.getPath().startsWith("/auth/") ? "error" : "fail";
    }
}
