package dev.quintet.service.web;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;

import java.util.List;

/**
 * The headers that we read, or the framework for us. It also reads others, of no use here, and fails
 * where they are malformed, as at {@code Accept-Language: ;}.
 */
final class KnownHeaders {
    private static final List<String> NAMES = List.of(
            "Accept",
            "Access-Control-Request-Headers",
            "Access-Control-Request-Method",
            "Authorization",
            "Connection",
            "Content-Length",
            "Content-Type",
            "Host",
            "Origin",
            "User-Agent",
            "X-Forwarded-For",
            "X-Request-Id");

    private KnownHeaders() {}

    static HttpHeaders of(HttpHeaders all) {
        var known = new DefaultHttpHeaders();
        for (var name : NAMES) {
            var values = all.getAll(name);
            if (!values.isEmpty()) {
                known.set(name, values);
            }
        }
        return known;
    }
}
