package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;
import static dev.quintet.users.own.AccountClient.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.testkit.Eventually;
import dev.quintet.users.Service;
import dev.quintet.users.login.TestToken;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class SessionsTest {
    @AutoClose
    private static final Service service = Service.start();

    private static final AccountClient client = new AccountClient(service);

    @Test
    void areListedLastSeenFirst() throws SQLException {
        var person = service.register();
        service.execute("UPDATE sessions SET seen_at = now() - interval '1 hour'");
        var answer = service.send(service.request("/auth/login")
                .header("Content-Type", "application/json")
                .header("User-Agent", "A phone\u00e9 " + "x".repeat(300))
                .POST(BodyPublishers.ofString("{\"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(person.email(), person.password()))));
        var token = token(answer);

        var sessions = client.sessions(token);

        assertEquals(2, sessions.size());
        var phone = sessions.get(0);
        assertTrue(phone.path("current").asBoolean());
        assertEquals("token", phone.path("kind").asText());
        assertEquals("127.0.0.1", phone.path("address").asText());
        assertEquals(200, phone.path("agent").asText().length());
        assertTrue(phone.path("agent").asText().startsWith("A phone"));
        // By the clocks of the database and of the service, in whole seconds.
        var life = Duration.between(time(phone, "created_at"), time(phone, "expires_at"));
        assertTrue(Duration.ofDays(30).minus(life).abs().toSeconds() < 60, life::toString);
        assertFalse(sessions.get(1).path("current").asBoolean());
        assertTrue(sessions.get(1).path("agent").asText().startsWith("Java-http-client"));
    }

    /** While a release is rolled out, or taken back. */
    @Test
    void areListedWithoutThoseOfALaterRelease() throws SQLException {
        var person = service.register();
        service.execute("""
                INSERT INTO sessions (id, user_id, kind, created_at, seen_at, idle_until, expires_at)
                SELECT gen_random_uuid(), id, 1, now(), now(), now() + interval '1 day', now() + interval '1 day'
                FROM users WHERE email = '%s'""".formatted(person.email()));

        assertEquals(1, client.sessions(person.token()).size());
    }

    @Test
    void areSeenAtMostEveryFiveMinutes() throws SQLException {
        var token = service.register().token();
        service.execute("UPDATE sessions SET seen_at = now() - interval '4 minutes'");
        var before = client.sessions(token).get(0).path("seen_at").asText();
        assertEquals(before, client.sessions(token).get(0).path("seen_at").asText());

        service.execute("UPDATE sessions SET seen_at = now() - interval '6 minutes'");

        assertTrue(Instant.parse(client.sessions(token).get(0).path("seen_at").asText())
                .isAfter(Instant.now().minus(Duration.ofMinutes(1))));
    }

    @Test
    void endOneByOneOnEveryReplica() throws SQLException {
        var person = service.register();
        var other = client.logIn(person);
        try (var replica = Service.start(service.jdbcUrl(), Map.of())) {
            var id = client.sessionOf(other);

            assertEquals(
                    "200 success, That session was ended.",
                    client.end(person, person.token(), id).line());

            assertEquals(INVALID_TOKEN, replica.get("/auth/status", other).line());
            assertEquals(200, replica.get("/auth/status", person.token()).status());
            assertEquals(
                    "404 error, That session does not exist.",
                    client.end(person, person.token(), id).line());
        }
    }

    @Test
    void areOnlyTheCallersToEnd() {
        var person = service.register();
        var stranger = service.register();

        for (var session : new String[] {client.sessionOf(stranger.token()), "no session"}) {
            assertEquals(
                    "404 error, That session does not exist.",
                    client.end(person, person.token(), session).line());
        }

        assertEquals(200, service.get("/auth/status", stranger.token()).status());
    }

    @Test
    void endForAll() throws Exception {
        var person = service.register();
        var old = client.oldToken(person);

        assertEquals(
                "200 success, All sessions were ended.",
                client.end(person, person.token(), "all").line());

        assertEquals(INVALID_TOKEN, service.get("/auth/status", person.token()).line());
        assertEquals(INVALID_TOKEN, service.get("/auth/status", old).line());
        assertEquals(200, service.get("/auth/status", client.logIn(person)).status());
    }

    @Test
    void doNotEndByAWrongPassword() {
        var person = service.register();

        var answer = service.post(
                "/auth/sessions/end",
                Map.of("password", "a wrong password", "session", "all"),
                person.token());

        assertEquals("400 error, Sorry. That password is wrong.", answer.line());
        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void endWithALogout() throws Exception {
        var person = service.register();
        var other = client.logIn(person);
        assertEquals(2, client.sessions(other).size());

        service.get("/auth/logout", person.token());

        assertEquals(1, client.sessions(other).size());
    }

    @Test
    void canBeLeftMoreThanOnceAndAfterTheirTime() throws Exception {
        var person = service.register();
        var claims = "{\"sub\": %d, \"exp\": %d, \"sid\": \"%s\"}"
                .formatted(
                        client.id(person.token()),
                        Instant.now().getEpochSecond() - 10,
                        client.sessionOf(person.token()));
        assertEquals(1, service.count("sessions WHERE user_id = " + client.id(person.token())));

        for (var token : new String[] {TestToken.of(claims), person.token(), person.token()}) {
            assertEquals(
                    "200 success, Successfully logged out.",
                    client.post("/auth/logout", "{}", token).line());
        }

        assertEquals(INVALID_TOKEN, service.get("/auth/status", person.token()).line());
        assertEquals(
                INVALID_TOKEN,
                client.post("/auth/logout", "{}", "no.token.ofOurs").line());
        assertEquals(
                "400 error, Invalid payload.",
                client.post("/auth/logout", "[]", person.token()).line());
    }

    /** A retry, too, is entered once. */
    @Test
    void areLeftOnceInTheAuditLogByATokenWithoutOne() throws Exception {
        var person = service.register();
        var old = client.oldToken(person);
        var id = client.id(old);

        for (var tries = 0; tries < 3; tries++) {
            assertEquals(200, client.post("/auth/logout", "{}", old).status());
        }

        assertEquals(1, service.count("audit_log WHERE event = 'logout' AND user_id = " + id));
    }

    /** Both remove the session and revoke its token. */
    @Test
    void endByALogoutInTheMomentInWhichAllEnd() throws Exception {
        var person = service.register();
        var session = client.sessionOf(person.token());
        try (var other = service.database();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("DELETE FROM sessions WHERE id = '%s'".formatted(session));
            var logout = CompletableFuture.supplyAsync(
                    () -> service.get("/auth/logout", person.token()));
            Eventually.holds("the logout waits", service::isWaiting);

            statement.execute("""
                    INSERT INTO revoked_tokens (digest, expires_at)
                    VALUES (sha256('%s'), now() + interval '1 day')""".formatted(signed(person.token())));
            other.commit();

            assertEquals(200, logout.get().status());
        }
    }

    private static String signed(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static Instant time(JsonNode session, String field) {
        return Instant.parse(session.path(field).asText());
    }
}
