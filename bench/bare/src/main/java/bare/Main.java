package bare;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** A bare JDBC handler in the framework of the users API: no log, no metric, no limit, no check. */
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(System.getenv("JDBC_URL"));
        ApplicationContext.builder().singletons(pool).banner(false)
                .properties(Map.of("micronaut.server.port", System.getenv("PORT")))
                .start().getBean(EmbeddedServer.class).start();
        Thread.currentThread().join();
    }

    @Controller
    static final class Handler {
        private final DataSource dataSource;

        Handler(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Get("/ping")
        Pong ping() {
            return new Pong("success", "pong!");
        }

        @Get("/users/{id}")
        @ExecuteOn(TaskExecutors.BLOCKING)
        Answer user(int id) throws SQLException {
            try (var connection = dataSource.getConnection();
                 var statement = connection.prepareStatement("SELECT id, username, email, created_at FROM users WHERE id = ?")) {
                statement.setInt(1, id);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return new Answer("success", new User(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
    }

    @Serdeable.Serializable
    record Pong(String status, String message) {
    }

    @Serdeable.Serializable
    record Answer(String status, User data) {
    }

    @Serdeable.Serializable
    record User(int id, String username, String email, String createdAt) {
    }
}
