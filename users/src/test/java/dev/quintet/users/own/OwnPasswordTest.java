package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;
import static dev.quintet.users.own.AccountClient.NEW_PASSWORD;
import static dev.quintet.users.own.AccountClient.WRONG_PASSWORD;
import static dev.quintet.users.own.AccountClient.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class OwnPasswordTest {
    @AutoClose
    private static final Service service = Service.start();

    private static final AccountClient client = new AccountClient(service);

    @Test
    void changesItsPasswordAndEndsAllSessions() throws Exception {
        var person = service.register();
        var other = token(service.post("/auth/login", person.login()));
        var old = client.oldToken(person);
        try (var replica = Service.start(service.jdbcUrl(), Map.of())) {
            var answer = client.changePassword(person, person.password());

            assertEquals("200 success, Your password was changed.", answer.line());
            for (var token : new String[] {person.token(), other, old}) {
                assertEquals(INVALID_TOKEN, replica.get("/auth/status", token).line());
            }
            assertEquals(200, replica.get("/auth/status", token(answer)).status());
            assertTrue(Duration.between(
                                    Instant.parse(
                                            client.account(token(answer), "password_changed_at")),
                                    Instant.now())
                            .toSeconds()
                    < 60);
        }
        assertEquals(
                "404 error, User does not exist.",
                service.post("/auth/login", person.login()).line());
        assertEquals(
                200,
                service.post("/auth/login", Service.login(person.email(), NEW_PASSWORD))
                        .status());
    }

    @Test
    void keepsItsPasswordWhereTheNewOneIsTooShort() {
        var person = service.register();

        var answer = service.post(
                "/auth/password",
                Map.of("password", person.password(), "new_password", "short"),
                person.token());

        assertEquals(
                "[{\"field\":\"new_password\",\"message\":\"must have at least 11 characters\"}]",
                answer.json().path("errors").toString());
        assertEquals(200, service.post("/auth/login", person.login()).status());
    }

    @Test
    void doesNotChangeAPasswordThatIsChangedInTheSameMoment() throws Exception {
        var person = service.register();
        try (var change = service.database()) {
            change.setAutoCommit(false);
            change.createStatement()
                    .execute("UPDATE users SET password = password || '-' WHERE email = '%s'"
                            .formatted(person.email()));
            var answer = CompletableFuture.supplyAsync(
                    () -> client.changePassword(person, person.password()));
            Eventually.holds("the change waits", service::isWaiting);
            change.commit();

            assertEquals(WRONG_PASSWORD, answer.get().line());
        }
        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    /** The threat "password guessing by stolen session". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/auth/password       | {\"password\": \"%s\", \"new_password\": \"another good password\"}",
                "/auth/email          | {\"password\": \"%s\", \"email\": \"new@example.org\"}",
                "/auth/account/delete | {\"password\": \"%s\"}",
                "/auth/sessions/end   | {\"password\": \"%s\", \"session\": \"all\"}"
            })
    void refusesAThiefOfASessionWhoGuessesThePassword(String path, String body) {
        var person = service.register();
        for (var tries = 0; tries < 10; tries++) {
            assertEquals(
                    WRONG_PASSWORD,
                    client.post(path, body.formatted("wrong " + tries), person.token())
                            .line());
        }

        var refusal = client.post(path, body.formatted(person.password()), person.token());

        assertEquals("429 error, Too many failed logins. Please try again later.", refusal.line());
        assertNotEquals("", refusal.header("Retry-After"));
        assertEquals(
                429,
                service.post("/auth/login", person.login()).status(),
                "counted with the logins");
    }
}
