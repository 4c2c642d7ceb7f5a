package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.config.LoginLimits;
import dev.quintet.users.database.UsersSchema;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

class LoginThrottleTest {
    @Test
    void limitsAnAccountOverAllReplicas() throws SQLException {
        var limits = Map.of("LOGIN_FAILURES_PER_ACCOUNT", "3");
        try (var service = Service.start(PostgreSql.newDatabase(), limits);
                var replica = Service.start(service.jdbcUrl(), limits)) {
            var person = service.register();
            for (var i = 0; i < 3; i++) {
                assertEquals(404, fail(i % 2 == 0 ? service : replica, person).status());
            }

            var refused = replica.post("/auth/login", person.login());

            assertEquals(
                    "429 error, Too many failed logins. Please try again later.", refused.line());
            var seconds = Integer.parseInt(refused.header("Retry-After"));
            assertTrue(seconds > 0 && seconds <= 300, seconds + " s");
            assertEquals(
                    200, service.post("/auth/login", service.register().login()).status());
        }
    }

    @Test
    void forgetsFailuresAfterAWhileAndAfterASuccess() throws SQLException {
        var limits = Map.of("LOGIN_FAILURES_PER_ACCOUNT", "2");
        try (var service = Service.start(PostgreSql.newDatabase(), limits)) {
            var person = service.register();
            fail(service, person);
            assertEquals(200, service.post("/auth/login", person.login()).status());
            fail(service, person);
            fail(service, person);
            assertEquals(429, fail(service, person).status());

            // As after the window.
            service.execute("UPDATE failed_logins SET until = now() - interval '1 second'");

            assertEquals(200, service.post("/auth/login", person.login()).status());
        }
    }

    @Test
    void holdsForAttemptsAtOnce() throws SQLException, InterruptedException {
        try (var service = Service.start(
                PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ACCOUNT", "5"))) {
            var person = service.register();

            assertJudged(5, atOnce(40, () -> fail(service, person)));
        }
    }

    @Test
    void canBeTurnedOff() throws SQLException {
        var off = Map.of("LOGIN_FAILURES_PER_ACCOUNT", "0", "LOGIN_FAILURES_PER_ADDRESS", "0");
        try (var service = Service.start(PostgreSql.newDatabase(), off)) {
            var person = service.register();
            for (var i = 0; i < 15; i++) {
                assertEquals(404, fail(service, person).status());
            }
            assertEquals(200, service.post("/auth/login", person.login()).status());
        }
    }

    @Test
    void letsExactlyTheLimitThroughOfAHundredAtOnceOverTwoReplicas()
            throws SQLException, InterruptedException {
        try (var service = Service.start();
                var replica = Service.start(service.jdbcUrl(), Map.of())) {
            var person = service.register();
            var number = new AtomicInteger();

            var statuses = atOnce(
                    100, () -> fail(number.getAndIncrement() % 2 == 0 ? service : replica, person));

            assertJudged(10, statuses);
        }
    }

    @Test
    void letsFortyRightPasswordsInAtOnce() throws SQLException, InterruptedException {
        try (var service = Service.start()) {
            var person = service.register();

            var statuses = atOnce(40, () -> service.post("/auth/login", person.login()));

            assertTrue(Set.of(200, 503).containsAll(statuses.keySet()), statuses::toString);
            assertEquals(200, service.post("/auth/login", person.login()).status());
        }
    }

    @Test
    void doesNotCountALoginThatWasNotJudged() throws SQLException, InterruptedException {
        var settings = Map.of("PASSWORD_MAX_WAITING", "1", "LOGIN_FAILURES_PER_ADDRESS", "0");
        try (var service = Service.start(PostgreSql.newDatabase(), settings)) {
            var person = service.register();

            var statuses = atOnce(60, () -> service.post("/auth/login", person.login()));

            assertTrue(statuses.getOrDefault(503, 0L) > 0, statuses.toString());
            assertEquals(Set.of(200, 503), statuses.keySet());
            for (var i = 0; i < 10; i++) {
                assertEquals(404, fail(service, person).status());
            }
            assertEquals(429, fail(service, person).status());
        }
    }

    @Test
    void forgetsAttemptsThatACrashLeftBehind() throws SQLException {
        var limits = Map.of("LOGIN_FAILURES_PER_ACCOUNT", "1");
        try (var service = Service.start(PostgreSql.newDatabase(), limits)) {
            var person = service.register();
            service.post("/auth/login", person.login());
            service.execute(
                    "UPDATE failed_logins SET pending = ARRAY[now() + interval '1 second']");

            assertEquals(200, service.post("/auth/login", person.login()).status());
        }
    }

    @Test
    void purgesBesideALoginThatHoldsARow() throws SQLException {
        try (var service = Service.start();
                var database =
                        Database.at(DatabaseUrl.ofJdbc(service.jdbcUrl()), UsersSchema.SCHEMA);
                var holding = service.database()) {
            service.execute("""
                    INSERT INTO failed_logins (subject, failures, until)
                    SELECT sha256(i::text::bytea), 1, now() - interval '1 s'
                    FROM generate_series(1, 2500) AS i""");
            service.execute("""
                    INSERT INTO failed_logins (subject, failures, until, pending)
                    VALUES ('pending', 0, now() - interval '1 s', ARRAY[now() + interval '1 h'])""");
            holding.setAutoCommit(false);
            holding.createStatement()
                    .execute("SELECT FROM failed_logins WHERE subject = sha256('7') FOR UPDATE");

            new LoginThrottle(database, new LoginLimits(10, 100, Duration.ofMinutes(5))).purge();

            assertEquals(2, count(service, "SELECT count(*) FROM failed_logins"));
        }
    }

    @Test
    void doesNotCountALoginWhoseOldHashCannotBeRenewed() throws SQLException {
        try (var service = Service.start()) {
            service.changeSchema("""
                    INSERT INTO users (username, email, password) VALUES ('old', 'old@example.org',
                        '$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES');
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                        'BEGIN RAISE EXCEPTION ''not now''; END';
                    CREATE TRIGGER refuse BEFORE UPDATE ON users EXECUTE FUNCTION refuse()""");

            assertEquals(
                    200,
                    service.post("/auth/login", Service.login("old@example.org", "an old password"))
                            .status());
        }
    }

    /** A busy machine has no connection in time for some, which get a 503, and are not judged. */
    private static void assertJudged(long limit, Map<Integer, Long> statuses) {
        assertTrue(Set.of(404, 429, 503).containsAll(statuses.keySet()), statuses::toString);
        var judged = statuses.getOrDefault(404, 0L);
        assertTrue(
                statuses.containsKey(503) ? judged <= limit : judged == limit, statuses::toString);
    }

    private static Map<Integer, Long> atOnce(int number, Callable<Answer> login)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(number, login)).stream()
                    .collect(Collectors.groupingBy(
                            answer -> answer.resultNow().status(), Collectors.counting()));
        }
    }

    private static int count(Service service, String sql) throws SQLException {
        try (var connection = service.database();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Answer fail(Service service, Person person) {
        return service.post("/auth/login", Service.login(person.email(), "not the password"));
    }
}
