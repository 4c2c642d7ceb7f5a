package dev.quintet.service.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Makes the answers to HEAD and OPTIONS conform to RFC 9110, where the framework's do not. */
@ServerFilter("/**")
final class MethodsFilter {
    @ResponseFilter
    @Nullable
    MutableHttpResponse<?> answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        // 9.3.7: the allowed methods, instead of an error.
        if (request.getMethod() == HttpMethod.OPTIONS && response.code() == 405) {
            return HttpResponse.noContent()
                    .header(
                            HttpHeaders.ALLOW,
                            String.join(",", response.getHeaders().getAll(HttpHeaders.ALLOW)));
        }
        // 9.3.2: the same headers as for GET.
        if (request.getMethod() == HttpMethod.HEAD && response.getContentType().isEmpty()) {
            response.contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        return null;
    }
}
