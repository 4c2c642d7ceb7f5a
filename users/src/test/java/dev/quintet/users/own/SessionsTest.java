package dev.quintet.users.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.database.UsersSchema;
import dev.quintet.users.login.TestToken;
import dev.quintet.users.session.Sessions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

class SessionsTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";

    @AutoClose
    private static final Service service = Service.start();

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

        var sessions = list(token);

        assertEquals(2, sessions.size());
        var phone = sessions.get(0);
        assertTrue(phone.path("current").asBoolean());
        assertEquals("token", phone.path("kind").asText());
        assertEquals("127.0.0.1", phone.path("address").asText());
        assertEquals(200, phone.path("agent").asText().length());
        assertTrue(phone.path("agent").asText().startsWith("A phone"));
        assertEquals(
                Duration.ofDays(30),
                Duration.between(time(phone, "created_at"), time(phone, "expires_at")));
        assertFalse(sessions.get(1).path("current").asBoolean());
        assertTrue(sessions.get(1).path("agent").asText().startsWith("Java-http-client"));
    }

    @Test
    void areSeenAtMostEveryFiveMinutes() throws SQLException {
        var token = service.register().token();
        service.execute("UPDATE sessions SET seen_at = now() - interval '4 minutes'");
        var before = list(token).get(0).path("seen_at").asText();
        assertEquals(before, list(token).get(0).path("seen_at").asText());

        service.execute("UPDATE sessions SET seen_at = now() - interval '6 minutes'");

        assertTrue(Instant.parse(list(token).get(0).path("seen_at").asText())
                .isAfter(Instant.now().minus(Duration.ofMinutes(1))));
    }

    @Test
    void endOneByOneOnEveryReplica() throws SQLException {
        var person = service.register();
        var other = logIn(person);
        try (var replica = Service.start(service.jdbcUrl(), Map.of())) {
            var id = sessionOf(other);

            assertEquals(
                    "200 success, That session was ended.",
                    end(person, person.token(), id).line());

            assertEquals(INVALID, replica.get("/auth/status", other).line());
            assertEquals(200, replica.get("/auth/status", person.token()).status());
            assertEquals(
                    "404 error, That session does not exist.",
                    end(person, person.token(), id).line());
        }
    }

    @Test
    void areOnlyTheCallersToEnd() {
        var person = service.register();
        var stranger = service.register();

        for (var session : new String[] {sessionOf(stranger.token()), "no session"}) {
            assertEquals(
                    "404 error, That session does not exist.",
                    end(person, person.token(), session).line());
        }

        assertEquals(200, service.get("/auth/status", stranger.token()).status());
    }

    @Test
    void endForAllOthersAlsoForTokensWithoutSession() throws Exception {
        var person = service.register();
        var other = logIn(person);
        var old = oldToken(person);
        assertEquals(200, service.get("/auth/status", old).status());

        assertEquals(
                "200 success, All other sessions were ended.",
                end(person, person.token(), "others").line());

        assertEquals(INVALID, service.get("/auth/status", other).line());
        assertEquals(INVALID, service.get("/auth/status", old).line());
        assertEquals(200, service.get("/auth/status", person.token()).status());
        assertEquals(200, service.get("/auth/status", logIn(person)).status());
    }

    @Test
    void giveACallerWithoutOneAnotherTokenWhereAllOthersEnd() throws Exception {
        var person = service.register();
        var old = oldToken(person);

        var answer = end(person, old, "others");

        assertEquals("200 success, All other sessions were ended.", answer.line());
        assertEquals(INVALID, service.get("/auth/status", old).line());
        assertEquals(INVALID, service.get("/auth/status", person.token()).line());
        assertEquals(200, service.get("/auth/status", token(answer)).status());
    }

    @Test
    void endForAll() throws Exception {
        var person = service.register();
        var old = oldToken(person);

        assertEquals(
                "200 success, All sessions were ended.",
                end(person, person.token(), "all").line());

        assertEquals(INVALID, service.get("/auth/status", person.token()).line());
        assertEquals(INVALID, service.get("/auth/status", old).line());
        assertEquals(200, service.get("/auth/status", logIn(person)).status());
    }

    @Test
    void tokensWithoutSessionCountAgainOnceTheyAreYounger() throws Exception {
        var person = service.register();
        service.execute(
                "UPDATE users SET tokens_valid_from = now() - interval '10 s' WHERE email = '%s'"
                        .formatted(person.email()));
        var now = Instant.now().getEpochSecond();

        assertEquals(200, service.get("/auth/status", oldToken(person, now - 5)).status());
        assertEquals(
                INVALID, service.get("/auth/status", oldToken(person, now - 15)).line());
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

    /** Replicas of the release before know only what is in revoked_tokens. */
    @Test
    void endForReplicasOfTheReleaseBefore() throws Exception {
        var person = service.register();
        var ended = logIn(person);
        end(person, person.token(), sessionOf(ended));
        end(person, person.token(), "all");

        for (var token : new String[] {ended, person.token()}) {
            assertEquals(
                    1,
                    service.count("revoked_tokens WHERE digest = sha256('%s')"
                            .formatted(token.substring(0, token.lastIndexOf('.')))));
        }
    }

    @Test
    void areGoneWithALogoutByAReplicaOfTheReleaseBefore() throws Exception {
        var person = service.register();
        service.execute(
                "INSERT INTO revoked_tokens (digest, expires_at) VALUES (sha256('%s'), now() + interval '1 day')"
                        .formatted(person.token().substring(0, person.token().lastIndexOf('.'))));

        assertEquals(INVALID, service.get("/auth/status", person.token()).line());
    }

    @Test
    void endWithALogout() throws Exception {
        var person = service.register();
        var other = logIn(person);
        assertEquals(2, list(other).size());

        service.get("/auth/logout", person.token());

        assertEquals(1, list(other).size());
    }

    @Test
    void canBeLeftMoreThanOnceAndAfterTheirTime() throws Exception {
        var person = service.register();
        var claims = "{\"sub\": %d, \"exp\": %d, \"sid\": \"%s\"}"
                .formatted(
                        id(person.token()),
                        Instant.now().getEpochSecond() - 10,
                        sessionOf(person.token()));
        assertEquals(1, service.count("sessions WHERE user_id = " + id(person.token())));

        for (var token : new String[] {TestToken.of(claims), person.token(), person.token()}) {
            assertEquals(
                    "200 success, Successfully logged out.", leave(token, "{}").line());
        }

        assertEquals(INVALID, service.get("/auth/status", person.token()).line());
        assertEquals(INVALID, leave("no.token.ofOurs", "{}").line());
        assertEquals("400 error, Invalid payload.", leave(person.token(), "[]").line());
    }

    /** As with the stack that issues them, which knows no sessions. */
    @Test
    void areNotNeededByATokenWithoutOne() throws Exception {
        var person = service.register();
        var old = oldToken(person);
        service.execute("DELETE FROM sessions");

        assertEquals(200, service.get("/auth/status", old).status());
        assertEquals("[]", list(old).toString());
    }

    @Test
    void areOfOneUser() throws Exception {
        var person = service.register();
        var stranger = service.register();
        var claims = "{\"sub\": %d, \"exp\": %d, \"sid\": %s}";
        var exp = Instant.now().getEpochSecond() + 60;

        for (var sid : new String[] {
            "\"" + sessionOf(stranger.token()) + "\"",
            "\"" + UUID.randomUUID() + "\"",
            "\"\"",
            "1",
            "{}"
        }) {
            var token = TestToken.of(claims.formatted(id(person.token()), exp, sid));
            assertEquals(INVALID, service.get("/auth/status", token).line());
        }
    }

    /** The threat "login races password change". */
    @Test
    void aLoginThatAChangeOfThePasswordOvertakesBeginsNone() throws Exception {
        var person = service.register();
        try (var change = service.database()) {
            change.setAutoCommit(false);
            change.createStatement()
                    .execute("UPDATE users SET password = password || '-' WHERE email = '%s'"
                            .formatted(person.email()));
            var login = CompletableFuture.supplyAsync(
                    () -> service.post("/auth/login", person.login()));
            Eventually.holds("the login waits", service::isWaiting);
            change.commit();

            assertEquals("404 error, User does not exist.", login.get().line());
        }
        assertEquals(1, service.count("sessions WHERE user_id = " + id(person.token())));
    }

    /** Two first logins of a user whom the replaced stack has registered race to hash anew. */
    @Test
    void beginWithEachOfTwoFirstLoginsAtOnce() throws Exception {
        var person = service.register();
        var bcrypt = "$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES";
        service.execute("UPDATE users SET password = '%s' WHERE email = '%s'"
                .formatted(bcrypt, person.email()));
        var login = Service.login(person.email(), "an old password");
        try (var other = service.database()) {
            other.setAutoCommit(false);
            // The other login's new hash, which matches, too.
            other.createStatement()
                    .execute("""
                            UPDATE users SET password = (SELECT password FROM users WHERE email = '%s')
                            WHERE email = '%s'""".formatted(withPassword("an old password"), person.email()));
            var answer = CompletableFuture.supplyAsync(() -> service.post("/auth/login", login));
            Eventually.holds("the login waits", service::isWaiting);
            other.commit();

            assertEquals(200, answer.get().status());
        }
    }

    @Test
    void areForgottenAnHourAfterTheirEnd() throws Exception {
        var gone = service.register();
        var ended = service.register();
        service.execute(
                "UPDATE sessions SET idle_until = now() - interval '61 minutes' WHERE user_id = "
                        + id(gone.token()));
        service.execute(
                "UPDATE sessions SET idle_until = now() - interval '59 minutes' WHERE user_id = "
                        + id(ended.token()));
        var goneId = id(gone.token());
        var endedId = id(ended.token());

        try (var database =
                Database.at(DatabaseUrl.ofJdbc(service.jdbcUrl()), UsersSchema.SCHEMA)) {
            new Sessions(database).purge();
        }

        assertEquals(0, service.count("sessions WHERE user_id = " + goneId));
        assertEquals(1, service.count("sessions WHERE user_id = " + endedId));
    }

    private static String withPassword(String password) {
        var name = "u" + UUID.randomUUID();
        var email = name + "@example.org";
        service.post(
                "/auth/register", Map.of("username", name, "email", email, "password", password));
        return email;
    }

    /** As the replaced stack, and the release before, issue it. */
    private static String oldToken(Person person) throws Exception {
        return oldToken(person, Instant.now().getEpochSecond());
    }

    private static String oldToken(Person person, long issuedAt) throws Exception {
        return TestToken.of("{\"sub\": %d, \"iat\": %d, \"exp\": %d}"
                .formatted(id(logIn(person)), issuedAt, issuedAt + 3600));
    }

    private static int id(String token) {
        return service.get("/auth/status", token).json().path("data").path("id").asInt();
    }

    private static String sessionOf(String token) {
        return StreamSupport.stream(list(token).spliterator(), false)
                .filter(session -> session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static JsonNode list(String token) {
        return service.get("/auth/sessions", token).json().path("data").path("sessions");
    }

    private static Answer end(Person person, String token, String session) {
        return service.post(
                "/auth/sessions/end",
                Map.of("password", person.password(), "session", session),
                token);
    }

    private static Answer leave(String token, String body) {
        return service.send(service.request("/auth/logout")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String logIn(Person person) {
        return token(service.post("/auth/login", person.login()));
    }

    private static String token(Answer answer) {
        return answer.json().path("auth_token").asText();
    }

    private static Instant time(JsonNode session, String field) {
        return Instant.parse(session.path(field).asText());
    }
}
