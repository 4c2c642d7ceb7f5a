package dev.quintet.service.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Whether the service is stopping: it still answers, but asks callers to reconnect.
 */
@ServerFilter("/**")
public final class Draining {
    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }

    /** RFC 9112, 9.6: the connection ends with this answer. */
    @ResponseFilter
    void close(MutableHttpResponse<?> response) {
        if (begun) {
            response.header(HttpHeaders.CONNECTION, "close");
        }
    }
}
