package dev.quintet.service.web;

import dev.quintet.service.config.HttpSettings;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.OptionalInt;

/**
 * Keeps metrics and the API apart, where metrics have a port of their own. Who may collect the one
 * need not reach the other, whose callers are believed about the addresses that they name.
 */
@ServerFilter("/**")
final class MetricsPort {
    private final OptionalInt port;

    MetricsPort(HttpSettings settings) {
        port = settings.metricsPort();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (port.isEmpty()) {
            return;
        }
        var route = BasicHttpAttributes.getUriTemplate(request).orElse("");
        var here = request.getServerAddress().getPort() == port.getAsInt();
        if (route.equals("/metrics") != here) {
            throw ErrorAnswers.refusal(HttpStatus.NOT_FOUND);
        }
    }
}
