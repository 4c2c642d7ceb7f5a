package dev.quintet.service.ops;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.WhileStarting;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import jakarta.annotation.PreDestroy;

import java.time.Duration;
import java.util.List;
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

    /** @param ofService what else the service measures */
    Metrics(Database database, List<MeterBinder> ofService) {
        database.measureInto(registry);
        ofService.forEach(meters -> meters.bindTo(registry));
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /** Not on an event loop: what a service measures may ask the database. */
    @Get
    @WhileStarting
    @ExecuteOn(TaskExecutors.BLOCKING)
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
