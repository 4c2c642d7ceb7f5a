package dev.quintet.users.ops;

import dev.quintet.users.database.Database;
import dev.quintet.users.password.PasswordHasher;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

import jakarta.annotation.PreDestroy;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * All metrics, in the text format of Prometheus. It uses Micrometer directly: with Micronaut's
 * modules for health and metrics, a start takes a tenth more CPU.
 */
@Controller("/metrics")
final class Metrics {
    private static final Duration[] BUCKETS = Stream.of(1, 5, 25, 100, 500, 2_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConcurrentMap<Answer, Timer> timers = new ConcurrentHashMap<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();

    Metrics(Database database, PasswordHasher passwordHasher) {
        database.measureInto(registry);
        Gauge.builder("password.hashings.waiting", passwordHasher, PasswordHasher::waiting)
                .description("Hash computations that wait for a core")
                .register(registry);
        FunctionCounter.builder(
                        "password.hashes.unusable", passwordHasher, PasswordHasher::unusable)
                .description("Password checks that found an unusable hash")
                .register(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    @Get
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    String text() {
        return registry.scrape();
    }

    /**
     * @param route the template of the path, never the path itself, because the number of paths is
     *     unlimited
     */
    void request(String method, String route, int status, Duration duration) {
        // A lookup in the registry would cost ten times as much.
        timers.computeIfAbsent(new Answer(method, route, status), this::timer).record(duration);
    }

    @PreDestroy
    void close() {
        gc.close();
        registry.close();
    }

    private Timer timer(Answer answer) {
        return Timer.builder("http.server.requests")
                .description("Requests and how long they took")
                .tags(
                        "method",
                        answer.method(),
                        "route",
                        answer.route(),
                        "status",
                        Integer.toString(answer.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private record Answer(String method, String route, int status) {}
}
