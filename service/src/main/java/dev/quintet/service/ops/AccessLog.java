package dev.quintet.service.ops;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Counts every request, gives it an id, and logs it as a line of JSON, except health checks. The
 * line has the route instead of the path, and no header except the id. So no token, password or
 * email can get into the log.
 */
@ServerFilter("/**")
final class AccessLog implements Ordered {
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    /** In a route, {@code :[^/]+} of {@code /users/{id:[^/]+}}. */
    private static final Pattern VARIABLE_PATTERN = Pattern.compile(":[^}]+}");

    private static final String STARTED = "access.started";
    private static final String ID = "access.id";

    private final Metrics metrics;

    AccessLog(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(STARTED, System.nanoTime());
        request.setAttribute(ID, id(request));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var started = request.getAttribute(STARTED, Long.class).orElseGet(System::nanoTime);
        var id = request.getAttribute(ID, String.class).orElseGet(() -> id(request));
        var duration = Duration.ofNanos(System.nanoTime() - started);
        var method = request.getMethod() == HttpMethod.CUSTOM
                ? "other"
                : request.getMethod().name();
        var route = BasicHttpAttributes.getUriTemplate(request)
                .map(template -> VARIABLE_PATTERN.matcher(template).replaceAll("}"))
                .orElse("none");
        response.header(REQUEST_ID, id);
        metrics.request(method, route, response.code(), duration);
        // An engine checks every two seconds. These lines would hide all others.
        if (!route.startsWith("/health")) {
            LOG.info(line(method, route, response.code(), duration, id));
        }
    }

    /**
     * Written by hand, because every request pays for it. None of the values needs escaping in
     * JSON.
     */
    private static String line(
            String method, String route, int status, Duration duration, String id) {
        var micros = duration.toNanos() / 1000;
        return new StringBuilder(192)
                .append("{\"time\":\"")
                .append(Instant.now())
                .append("\",\"method\":\"")
                .append(method)
                .append("\",\"route\":\"")
                .append(route)
                .append("\",\"status\":")
                .append(status)
                .append(",\"seconds\":")
                .append(BigDecimal.valueOf(micros, 6))
                .append(",\"request_id\":\"")
                .append(id)
                .append("\"}")
                .toString();
    }

    private static String id(HttpRequest<?> request) {
        var given = request.getHeaders().get(REQUEST_ID);
        return given != null && USABLE_ID.matcher(given).matches() ? given : newId();
    }

    private static String newId() {
        // An id is unique but not secret, so a fast random generator is enough.
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong())
                + HexFormat.of().toHexDigits(random.nextLong());
    }
}
