package dev.quintet.users.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

@ServerFilter("/**")
final class DrainingFilter {
    private final Draining draining;

    DrainingFilter(Draining draining) {
        this.draining = draining;
    }

    /** RFC 9112, 9.6: the connection ends with this answer. */
    @ResponseFilter
    void close(MutableHttpResponse<?> response) {
        if (draining.hasBegun()) {
            response.header(HttpHeaders.CONNECTION, "close");
        }
    }
}
