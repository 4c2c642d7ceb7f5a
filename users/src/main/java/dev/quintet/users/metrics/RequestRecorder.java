package dev.quintet.users.metrics;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every request, writes a line of JSON for it, and gives it an id. The line has the route, not the path, and no
 * header but the id: so no token, password or email can get into it.
 */
@ServerFilter("/**")
final class RequestRecorder implements Ordered {
    private static final Logger LOG = LoggerFactory.getLogger("requests");
    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final String STARTED = "quintet.started";
    private static final String ID = "quintet.id";

    private final Metrics metrics;

    RequestRecorder(Metrics metrics) {
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
        var method = request.getMethod() == HttpMethod.CUSTOM ? "other" : request.getMethod().name();
        var route = BasicHttpAttributes.getUriTemplate(request).orElse("none");
        response.header(REQUEST_ID, id);
        metrics.request(method, route, response.code(), duration);
        LOG.info("""
                {"time":"%s","method":"%s","route":"%s","status":%d,"seconds":%d.%06d,"request_id":"%s"}""".formatted(
                Instant.now(), method, route, response.code(), duration.toSeconds(), duration.toNanosPart() / 1000, id));
    }

    private static String id(HttpRequest<?> request) {
        var given = request.getHeaders().get(REQUEST_ID);
        return given != null && USABLE_ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    }
}
