package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;

/** That somebody guesses is entered once, not for each wrong password. */
class LoginLimitedTest {
    private static final String OF_ACCOUNT =
            "audit_log WHERE event = 'login_limited' AND address = '127.0.0.1' AND user_id = (SELECT id FROM users WHERE email = '%s')";

    private static final String OF_ADDRESS =
            "audit_log WHERE event = 'login_limited' AND address = '127.0.0.1' AND user_id IS NULL";

    @Test
    void isEnteredOnceAnAccountTakesNoMoreWrongPasswords() throws SQLException {
        try (var service = Service.start(
                PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ACCOUNT", "3"))) {
            var person = service.register();
            fail(service, person.email(), 2);
            assertEquals(0, service.count(OF_ACCOUNT.formatted(person.email())));

            fail(service, person.email(), 10);

            assertEquals(1, service.count(OF_ACCOUNT.formatted(person.email())));
            assertEquals(0, service.count(OF_ADDRESS));
        }
    }

    @Test
    void isEnteredOnceAnAddressMayGuessNoMore() throws SQLException {
        try (var service = Service.start(
                PostgreSql.newDatabase(), Map.of("LOGIN_FAILURES_PER_ADDRESS", "3"))) {
            IntStream.range(0, 3)
                    .forEach(number -> fail(service, "nobody" + number + "@example.org", 1));

            fail(service, "nobody@example.org", 2);

            assertEquals(1, service.count(OF_ADDRESS));
        }
    }

    private static void fail(Service service, String email, int times) {
        for (var tries = 0; tries < times; tries++) {
            service.post("/auth/login", Service.login(email, "a wrong password"));
        }
    }
}
