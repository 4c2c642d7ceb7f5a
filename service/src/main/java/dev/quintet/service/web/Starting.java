package dev.quintet.service.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.time.Duration;

/**
 * Whether the service is still starting: the port is open, but it waits for the database or
 * migrates it. Requests that need no database are answered.
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
        if (!ended && !needsNoDatabase(request.getPath())) {
            throw ApiException.unavailable(
                    "The service is starting. Please try again.", Duration.ofSeconds(2));
        }
    }

    private static boolean needsNoDatabase(String path) {
        return path.equals("/ping")
                || path.equals("/auth/options")
                || path.equals("/metrics")
                || path.startsWith("/health");
    }
}
