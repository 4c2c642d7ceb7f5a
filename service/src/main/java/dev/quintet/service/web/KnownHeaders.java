package dev.quintet.service.web;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The headers that we read, or the framework for us. It also reads others, of no use here, and fails
 * where they are malformed.
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

    private static final String LANGUAGES = "Accept-Language";

    /** As RFC 9110, 12.5.4 says. The framework fails at others, as at {@code ;}. */
    private static final Pattern WELL_FORMED =
            Pattern.compile("RANGE(?:[ \\t]*,[ \\t]*RANGE){0,100}+"
                    .replace(
                            "RANGE",
                            "(?:[A-Za-z0-9-]{1,100}+|\\*)(?:[ \\t]*;[ \\t]*q=[0-9.]{1,5}+)?+"));

    private KnownHeaders() {}

    /** In characters. */
    static int size(HttpHeaders headers) {
        var size = 0;
        for (var header : headers) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    static HttpHeaders of(HttpHeaders all) {
        var known = new DefaultHttpHeaders();
        for (var name : NAMES) {
            var values = all.getAll(name);
            if (!values.isEmpty()) {
                known.set(name, values);
            }
        }
        var languages = all.get(LANGUAGES);
        if (languages != null && WELL_FORMED.matcher(languages).matches()) {
            known.set(LANGUAGES, languages);
        }
        return known;
    }
}
