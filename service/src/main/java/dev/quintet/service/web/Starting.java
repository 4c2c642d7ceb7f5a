package dev.quintet.service.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;

import java.time.Duration;

/**
 * Whether the service is still starting: the port is open, but it waits for the database or
 * migrates it. Only routes {@link WhileStarting} are answered.
 */
@ServerFilter("/**")
public final class Starting {
    private volatile boolean ended;

    public void end() {
        ended = true;
    }

    public boolean hasEnded() {
        return ended;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!ended && !needsNoDatabase(request)) {
            throw ApiException.unavailable(
                    "The service is starting. Please try again.", Duration.ofSeconds(2));
        }
    }

    private static boolean needsNoDatabase(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(WhileStarting.class))
                .isPresent();
    }
}
