package dev.quintet.service.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.web.router.RouteAttributes;

import java.util.List;

/**
 * Refuses a body without a Content-Type, and a Content-Type that is not a media type (RFC 9110,
 * 8.3.1). The framework treats the latter as if there were none.
 */
@ServerFilter("/**")
final class ContentTypeFilter {
    @RequestFilter
    void check(HttpRequest<?> request) {
        var takesBody = HttpMethod.permitsRequestBody(request.getMethod())
                && RouteAttributes.getRouteMatch(request).isPresent();
        var has = request.getHeaders().contains(HttpHeaders.CONTENT_TYPE);
        if (takesBody
                && (has || request.getContentLength() > 0)
                && request.getContentType().isEmpty()) {
            throw new UnsupportedMediaException(
                    has ? request.getHeaders().get(HttpHeaders.CONTENT_TYPE) : "none",
                    List.of(MediaType.APPLICATION_JSON));
        }
    }
}
