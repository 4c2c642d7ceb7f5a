package dev.quintet.service.caller;

import dev.quintet.service.web.ApiException;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Passes the caller to the controller methods that have such a parameter. */
@Singleton
@Requires(beans = UsersService.class)
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    /** Of RFC 9110, 5.5, what a token can have. */
    private static final Pattern SENDABLE = Pattern.compile("[ -~]*");

    private final UsersService users;
    private final JsonMapper json;

    CallerBinder(UsersService users, JsonMapper json) {
        this.users = users;
        this.json = json;
    }

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        var authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return () -> Optional.of(() -> userId(authorization));
    }

    /** Refusals are in the words of the users service, which owns their order. */
    private int userId(@Nullable String authorization) {
        if (authorization != null && !SENDABLE.matcher(authorization).matches()) {
            throw ApiException.error(
                    HttpStatus.UNAUTHORIZED, "Invalid token. Please log in again.");
        }
        var answer = users.ask(authorization);
        var said = read(answer.body());
        return switch (answer.code()) {
            case 200 -> said.data().flatMap(User::id).orElseThrow(UsersService::unavailable);
            case 401, 403 ->
                throw ApiException.error(
                        HttpStatus.valueOf(answer.code()),
                        said.message().orElseThrow(UsersService::unavailable));
            default -> throw UsersService.unavailable();
        };
    }

    private Said read(byte[] body) {
        try {
            return json.readValue(body, Said.class);
        } catch (IOException _) {
            throw UsersService.unavailable();
        }
    }

    @Serdeable.Deserializable
    record Said(Optional<String> message, Optional<User> data) {}

    @Serdeable.Deserializable
    record User(Optional<Integer> id) {}
}
