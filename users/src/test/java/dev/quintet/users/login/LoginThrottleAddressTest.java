package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Map;

/** Which address a failed login counts for. */
class LoginThrottleAddressTest {
    @Test
    void limitsAnAddressWhoeverLogsIn() throws SQLException {
        try (var service = Service.start(
                PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ADDRESS", "2"))) {
            service.post(
                    "/auth/login", Service.login(service.register().email(), "not the password"));
            service.post(
                    "/auth/login", Service.login(service.register().email(), "not the password"));

            assertEquals(
                    429, service.post("/auth/login", service.register().login()).status());
        }
    }

    @Test
    void countsForTheAddressThatATrustedProxyNames() throws SQLException {
        var settings = Map.of(
                "LOGIN_FAILURES_PER_ADDRESS", "1", "TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.1");
        try (var service = Service.start(PostgreSql.newDatabase(), settings)) {
            assertEquals(404, failFrom(service, "203.0.113.1").status());
            assertEquals(429, failFrom(service, "203.0.113.1").status());
            assertEquals(404, failFrom(service, "203.0.113.2").status());
            // What a caller claims comes before what the proxies saw.
            assertEquals(
                    429,
                    failFrom(service, "198.51.100.7, 203.0.113.1, 10.0.0.1").status());
        }
    }

    @Test
    void countsForThePeerThatIsNoTrustedProxy() throws SQLException {
        try (var service = Service.start(
                PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ADDRESS", "1"))) {
            assertEquals(404, failFrom(service, "203.0.113.1").status());
            assertEquals(429, failFrom(service, "203.0.113.2").status());
        }
    }

    @Test
    void countsAgainstNoAccountWhatComesFromARefusedAddress() throws SQLException {
        var settings = Map.of("LOGIN_FAILURES_PER_ADDRESS", "2", "TRUSTED_PROXIES", "127.0.0.0/8");
        try (var service = Service.start(PostgreSql.newDatabase(), settings)) {
            failFrom(service, "203.0.113.1");
            failFrom(service, "203.0.113.1");
            var person = service.register();
            for (var i = 0; i < 20; i++) {
                assertEquals(
                        429,
                        from(service, "203.0.113.1", person.email(), "wrong").status());
            }

            assertEquals(
                    200,
                    from(service, "203.0.113.2", person.email(), person.password())
                            .status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, 2001:db8:0:2::1",
        "[2001:db8:0:1::1]:443, 2001:db8:0:1::1, [2001:db8:0:2::1]",
        "203.0.113.1:4711, 203.0.113.1, 203.0.113.2:4711",
        "::ffff:203.0.113.1, 203.0.113.1:80, ::ffff:203.0.113.2",
        "[::ffff:203.0.113.1]:1, 203.0.113.1, [::ffff:203.0.113.2]:1"
    })
    void countsForOneAddressHoweverItIsWritten(String first, String same, String other)
            throws SQLException {
        var settings = Map.of("LOGIN_FAILURES_PER_ADDRESS", "1", "TRUSTED_PROXIES", "127.0.0.0/8");
        try (var service = Service.start(PostgreSql.newDatabase(), settings)) {
            assertEquals(404, failFrom(service, first).status());
            assertEquals(429, failFrom(service, same).status());
            assertEquals(404, failFrom(service, other).status());
        }
    }

    private static Answer failFrom(Service service, String forwardedFor) {
        return from(service, forwardedFor, "nobody@example.org", "not the password");
    }

    private static Answer from(
            Service service, String forwardedFor, String email, String password) {
        return service.send(service.request("/auth/login")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwardedFor)
                .POST(BodyPublishers.ofString(
                        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))));
    }
}
