package dev.quintet.service.ops;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.SqlFailure;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Draining;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.Starting;
import dev.quintet.service.web.WhileStarting;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.time.Duration;

/**
 * Whether the service is up: {@code /ping} for callers, {@code /health} for the operator. The
 * gateway does not route to {@code /health}.
 */
@Controller
final class HealthController {
    private final Database database;
    private final Starting starting;
    private final Draining draining;

    HealthController(Database database, Starting starting, Draining draining) {
        this.database = database;
        this.starting = starting;
        this.draining = draining;
    }

    @Get("/ping")
    @WhileStarting
    Message ping() {
        return Message.success("pong!");
    }

    @Get("/health/live")
    @WhileStarting
    Message live() {
        return Message.success("live");
    }

    /**
     * Whether to send requests here. It ignores the database: otherwise all replicas would become
     * unready at once, and callers would get no answer at all, for longer than the database is
     * away.
     */
    @Get("/health/ready")
    @WhileStarting
    Message ready() {
        if (!starting.hasEnded()) {
            throw ApiException.unavailable("The service is starting.", Duration.ofSeconds(2));
        }
        if (draining.hasBegun()) {
            throw ApiException.unavailable("The service is stopping.", Duration.ofSeconds(1));
        }
        return Message.success("ready");
    }

    @Get("/health")
    @WhileStarting
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Health> health() {
        var parts = new Health.Parts(
                service(), database.failure().map(HealthController::word).orElse("up"));
        if (parts.service().equals("ready") && parts.database().equals("up")) {
            return HttpResponse.ok(new Health("success", null, parts));
        }
        return HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(new Health("error", "Not every part is well.", parts));
    }

    private String service() {
        if (draining.hasBegun()) {
            return "stopping";
        }
        return starting.hasEnded() ? "ready" : "starting";
    }

    private static String word(SqlFailure failure) {
        return switch (failure) {
            case AWAY -> "away";
            case READ_ONLY -> "read-only";
            case TOO_SLOW -> "too slow";
            case FULL -> "full";
            case REFUSED -> "refuses";
            case FAULT -> "failed";
        };
    }
}
