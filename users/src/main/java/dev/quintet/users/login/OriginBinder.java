package dev.quintet.users.login;

import dev.quintet.service.web.ClientAddressResolver;
import dev.quintet.users.audit.Origin;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Passes where a request comes from to the controller methods that have such a parameter. */
@Singleton
final class OriginBinder implements TypedRequestArgumentBinder<Origin> {
    private final ClientAddressResolver clientAddresses;

    OriginBinder(ClientAddressResolver clientAddresses) {
        this.clientAddresses = clientAddresses;
    }

    @Override
    public Argument<Origin> argumentType() {
        return Argument.of(Origin.class);
    }

    @Override
    public BindingResult<Origin> bind(
            ArgumentConversionContext<Origin> context, HttpRequest<?> request) {
        var origin = Origin.of(
                clientAddresses.resolve(request),
                request.getHeaders().get(HttpHeaders.USER_AGENT),
                request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
        return () -> Optional.of(origin);
    }
}
