package dev.quintet.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.FlakyProxy;
import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

class LifecycleTest {
    @Test
    void tellsWhileTheDatabaseIsAwayAndNeedsNoRestart() throws SQLException, IOException {
        try (var proxy = FlakyProxy.to(PostgreSql.newDatabase());
                var service = Service.start(proxy.jdbcUrl(), Map.of())) {
            assertEquals(200, service.get("/users").status());
            assertEquals(200, service.get("/health/ready").status());

            proxy.cut();

            var away = service.get("/users");
            assertEquals("503 error, The database is away. Please try again.", away.line());
            assertEquals("5", away.header("Retry-After"));
            assertEquals(
                    "503 error, Not every part is well.", service.get("/health").line());
            assertEquals(
                    "{\"service\":\"ready\",\"database\":\"away\"}",
                    service.get("/health").json().path("data").toString());
            assertEquals(200, service.get("/health/ready").status());
            assertEquals(200, service.get("/health/live").status());
            assertEquals(200, service.get("/ping").status());

            proxy.heal();

            Eventually.holds("the users are back", () -> service.get("/users").status() == 200);
            Eventually.holds("all is well", () -> service.get("/health").status() == 200);
        }
    }

    @Test
    void tellsCallersWhileItWaitsForItsDatabase() throws Exception {
        try (var proxy = FlakyProxy.to(PostgreSql.newDatabase());
                var service =
                        Service.open(proxy.jdbcUrl(), Map.of("DATABASE_WAIT_SECONDS", "300"))) {
            proxy.cut();
            var start = new FutureTask<>(() -> {
                service.prepare();
                return 0;
            });
            Thread.ofVirtual().start(start);
            Eventually.holds("the service has asked for its database", () -> proxy.refused() > 0);

            var users = service.get("/users");
            assertEquals("503 error, The service is starting. Please try again.", users.line());
            assertEquals("2", users.header("Retry-After"));
            assertEquals(503, service.post("/auth/login", "{").status());
            assertEquals(503, service.get("/health/ready").status());
            assertEquals(
                    "{\"service\":\"starting\",\"database\":\"away\"}",
                    service.get("/health").json().path("data").toString());
            assertEquals(200, service.get("/health/live").status());
            assertEquals(200, service.get("/ping").status());

            proxy.heal();

            start.get();
            assertEquals(200, service.get("/health/ready").status());
            assertEquals(200, service.get("/users").status());
        }
    }

    @Test
    void endsItsStartWhereTheDatabaseStaysAway() throws Exception {
        try (var proxy = FlakyProxy.to(PostgreSql.newDatabase());
                var service = Service.open(proxy.jdbcUrl(), Map.of("DATABASE_WAIT_SECONDS", "2"))) {
            proxy.cut();
            var began = Instant.now();

            assertThrows(SQLException.class, service::prepare);

            assertTrue(Duration.between(began, Instant.now()).toSeconds() >= 2);
        }
    }

    @Test
    void finishesWhatRunsAndSendsOthersAwayBeforeItEnds() throws Exception {
        var service = Service.start(PostgreSql.newDatabase(), Map.of("DRAIN_SECONDS", "3"));
        try (var lock = service.database();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            var running = CompletableFuture.supplyAsync(() -> service.get("/users"));
            Eventually.holds("the request waits for the lock", service::isWaiting);

            var drained = CompletableFuture.runAsync(service::drain);
            Eventually.holds(
                    "requests are answered with Connection: close",
                    () -> service.get("/ping").header("Connection").equals("close"));
            assertEquals(503, service.get("/health/ready").status());
            Eventually.holds("the port is closed", () -> !answers(service.port()));
            lock.commit();

            assertEquals(200, running.get().status());
            drained.get();
        }
    }

    @Test
    void cutsOffWhatRunsForTooLong() throws Exception {
        var service = Service.start(PostgreSql.newDatabase(), Map.of("DRAIN_SECONDS", "0"));
        try (var lock = service.database();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            var running = CompletableFuture.supplyAsync(() -> service.get("/users"));
            Eventually.holds("the request waits for the lock", service::isWaiting);
            var began = Instant.now();

            service.drain();

            var seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            // Nine, and what a busy machine adds. What runs would never end by itself.
            assertTrue(seconds > 8 && seconds < 30, seconds + " s");
            lock.rollback();
            running.handle((_, _) -> null).get();
        }
    }

    private static boolean answers(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (ConnectException _) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
