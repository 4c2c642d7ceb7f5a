package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A database that answers, but with errors. */
class DatabaseFailureTest {
    private String url;
    private Service service;

    @BeforeEach
    void start() throws SQLException {
        url = PostgreSql.newDatabase();
        service = Service.start(url, Map.of());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void thatTakesNoChangesIsTriedAnewAtOnce() throws SQLException {
        var registration = Service.registration("ann", "ann@example.org");
        set("default_transaction_read_only = on");

        var refused = service.post("/auth/register", registration);

        assertEquals(
                "503 error, The database takes no changes now. Please try again.", refused.line());
        assertEquals("5", refused.header("Retry-After"));
        assertEquals(200, service.get("/users").status());
        assertEquals(200, service.get("/health/ready").status());
        assertEquals(
                "{\"service\":\"ready\",\"database\":\"read-only\"}",
                service.get("/health").json().path("data").toString());

        // Affects only new connections. A connection that was kept would still refuse.
        OldTable.execute(
                url + "&options=-c%20default_transaction_read_only=off",
                "ALTER DATABASE %s RESET default_transaction_read_only".formatted(name()));

        Eventually.holds(
                "changes are taken",
                () -> service.post("/auth/register", registration).status() == 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement_timeout", "lock_timeout", "transaction_timeout"})
    void thatIsTooSlowIsNoFaultOfOurs(String limit) throws SQLException {
        set(limit + " = '200ms'");
        try (var lock = service.database();
                var statement = lock.createStatement()) {
            statement.execute("SET transaction_timeout = 0");
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");

            var refused = service.get("/users");

            assertEquals("503 error, The database is too slow. Please try again.", refused.line());
            assertEquals("2", refused.header("Retry-After"));
        }
    }

    @Test
    void isNotAwayWhereAllConnectionsAreInUse() throws Exception {
        try (var lock = service.database();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            var answers = new ArrayList<CompletableFuture<Answer>>();
            // The pool opens one connection after the other, and some requests will have given up
            // before.
            Eventually.holds("all connections are in use", () -> {
                answers.add(CompletableFuture.supplyAsync(() -> service.get("/users")));
                return service.waiting() == 10;
            });

            assertEquals("200 success, ready", service.get("/health/ready").line());
            assertEquals(200, service.get("/health").status());
            assertEquals(
                    "503 error, The database is busy. Please try again.",
                    service.get("/users").line());

            lock.rollback();
            for (var answer : answers) {
                answer.get();
            }
        }
    }

    /** For all connections, including those of the pool. */
    private void set(String setting) throws SQLException {
        service.awaitMigrations();
        var alter = "ALTER DATABASE %s SET %s".formatted(name(), setting);
        // One connection, to which a limit does not apply yet.
        try (var connection = service.database();
                var statement = connection.createStatement()) {
            statement.execute(alter);
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()""");
        }
        Eventually.holds("the pool has reconnected", () -> service.get("/users").status() == 200);
    }

    private String name() throws SQLException {
        return OldTable.query(url, "SELECT current_database()");
    }
}
