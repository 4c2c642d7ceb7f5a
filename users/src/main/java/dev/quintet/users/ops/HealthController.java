package dev.quintet.users.ops;

import dev.quintet.users.database.Database;
import dev.quintet.users.web.ApiException;
import dev.quintet.users.web.Draining;
import dev.quintet.users.web.Message;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Whether the service is up: {@code /ping} for callers; {@code /health}, which the gateway does not
 * route to, for whoever runs the container.
 */
@Controller
final class HealthController {
    private final Database database;
    private final Draining draining;

    HealthController(Database database, Draining draining) {
        this.database = database;
        this.draining = draining;
    }

    @Get("/ping")
    Message ping() {
        return Message.success("pong!");
    }

    @Get("/health/live")
    Message live() {
        return Message.success("live");
    }

    @Get("/health/ready")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Message ready() throws SQLException {
        if (draining.hasBegun()) {
            throw ApiException.unavailable("The service is about to end.", Duration.ofSeconds(1));
        }
        database.query("SELECT 1", row -> row.getInt(1));
        return Message.success("ready");
    }
}
