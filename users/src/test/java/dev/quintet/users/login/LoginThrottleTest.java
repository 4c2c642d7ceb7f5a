package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Eventually;
import dev.quintet.users.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Answer;
import dev.quintet.users.Service.Person;

import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class LoginThrottleTest {
    @Test
    void areLimitedForAnAccountOnAllReplicas() throws SQLException {
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
    void areForgottenAfterAWhileAndAfterASuccess() throws SQLException {
        var limits =
                Map.of("LOGIN_FAILURES_PER_ACCOUNT", "2", "LOGIN_FAILURES_WINDOW_SECONDS", "1");
        try (var service = Service.start(PostgreSql.newDatabase(), limits)) {
            var person = service.register();
            fail(service, person);
            assertEquals(200, service.post("/auth/login", person.login()).status());
            fail(service, person);
            fail(service, person);
            assertEquals(429, fail(service, person).status());

            Eventually.holds(
                    "the person can log in again",
                    () -> service.post("/auth/login", person.login()).status() == 200);
        }
    }

    @Test
    void cannotSlipThroughAtOnce() throws SQLException, InterruptedException {
        try (var service = Service.start(
                        PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ACCOUNT", "5"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var person = service.register();

            Callable<Integer> attempt = () -> fail(service, person).status();
            var answers = threads.invokeAll(Collections.nCopies(40, attempt));

            assertEquals(
                    5,
                    answers.stream().filter(answer -> answer.resultNow() == 404).count());
            assertEquals(
                    35,
                    answers.stream().filter(answer -> answer.resultNow() == 429).count());
        }
    }

    @Test
    void areLimitedForAnAddressWhoeverTheyAreOf() throws SQLException {
        try (var service = Service.start(
                PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ADDRESS", "2"))) {
            fail(service, service.register());
            fail(service, service.register());

            assertEquals(
                    429, service.post("/auth/login", service.register().login()).status());
        }
    }

    @Test
    void areCountedForTheAddressThatATrustedProxyNames() throws SQLException {
        var settings = Map.of(
                "LOGIN_FAILURES_PER_ADDRESS", "1", "TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.1");
        try (var service = Service.start(PostgreSql.newDatabase(), settings)) {
            assertEquals(404, failFrom(service, "203.0.113.1").status());
            assertEquals(429, failFrom(service, "203.0.113.1").status());
            assertEquals(404, failFrom(service, "203.0.113.2").status());
            // What a caller claims stands before what the proxies saw.
            assertEquals(
                    429,
                    failFrom(service, "198.51.100.7, 203.0.113.1, 10.0.0.1").status());
        }
    }

    @Test
    void areCountedForThePeerThatIsNoTrustedProxy() throws SQLException {
        try (var service = Service.start(
                PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ADDRESS", "1"))) {
            assertEquals(404, failFrom(service, "203.0.113.1").status());
            assertEquals(429, failFrom(service, "203.0.113.2").status());
        }
    }

    @Test
    void canBeLeftWithoutALimit() throws SQLException {
        var off = Map.of("LOGIN_FAILURES_PER_ACCOUNT", "0", "LOGIN_FAILURES_PER_ADDRESS", "0");
        try (var service = Service.start(PostgreSql.newDatabase(), off)) {
            var person = service.register();
            for (var i = 0; i < 15; i++) {
                assertEquals(404, fail(service, person).status());
            }
            assertEquals(200, service.post("/auth/login", person.login()).status());
        }
    }

    private static Answer fail(Service service, Person person) {
        return service.post("/auth/login", Service.login(person.email(), "not the password"));
    }

    private static Answer failFrom(Service service, String forwardedFor) {
        return service.send(
                service.request("/auth/login")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", forwardedFor)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"email\": \"nobody@example.org\", \"password\": \"not the password\"}")));
    }
}
