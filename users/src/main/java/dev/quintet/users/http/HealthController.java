package dev.quintet.users.http;

import dev.quintet.users.database.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;

/** For whoever runs the container; the gateway does not lead here. */
@Controller("/health")
final class HealthController {
    private final Database database;

    HealthController(Database database) {
        this.database = database;
    }

    @Get("/live")
    Message live() {
        return Message.success("live");
    }

    @Get("/ready")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Message ready() throws SQLException {
        database.query("SELECT 1", row -> row.getInt(1));
        return Message.success("ready");
    }
}
