package dev.quintet.users.login;

import dev.quintet.users.account.Caller;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Passes the caller to the controller methods that have such a parameter. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    private final CallerParts parts;

    CallerBinder(CallerParts parts) {
        this.parts = parts;
    }

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        var authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return () -> Optional.of(new BearerCaller(authorization, parts));
    }
}
