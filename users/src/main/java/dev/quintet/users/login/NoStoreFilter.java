package dev.quintet.users.login;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Keeps tokens and a person's own data out of caches (RFC 9111, 5.2.2.5). */
@ServerFilter("/auth/**")
final class NoStoreFilter {
    @ResponseFilter
    void forbid(MutableHttpResponse<?> response) {
        if (response.code() < 300) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
