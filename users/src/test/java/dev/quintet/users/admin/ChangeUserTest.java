package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.login.TestToken;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

class ChangeUserTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";
    private static final String GONE = "401 error, Something went wrong. Please contact us.";

    @AutoClose
    private static final Service service = Service.start();

    private static Person admin;

    @BeforeAll
    static void startWithAnAdmin() throws SQLException {
        admin = service.admin();
    }

    @Test
    void changesTheUsername() {
        var person = service.register();
        var name = "n" + UUID.randomUUID();

        var answer = change(person, "\"username\": \"%s\"".formatted(name));

        assertEquals(200, answer.status());
        assertEquals(name, answer.json().at("/data/username").asText());
        assertEquals(
                "user_changed [\"username\"]", log(person), "the names of fields, never values");
    }

    @Test
    void changesTheEmailWhichIsThenNotVerified() throws SQLException {
        var person = service.register();
        service.execute("UPDATE users SET email_verified_at = now() WHERE email = '%s'"
                .formatted(person.email()));
        var id = service.id(person.email());
        var email = "e" + UUID.randomUUID() + "@example.org";

        var answer = change(id, "\"email\": \"%s\", %s".formatted(email, password()));

        assertEquals(email, answer.json().at("/data/email").asText());
        assertEquals(false, answer.json().at("/data/email_verified").asBoolean());
        assertEquals(200, service.get("/auth/status", person.token()).status());
        assertEquals("user_changed [\"email\"]", log(id));
    }

    @Test
    void doesNotTakeWhatAnotherHas() {
        var person = service.register();
        var other = service.register();

        assertEquals(
                "400 fail, Sorry. That username already exists.",
                change(person, "\"username\": \"%s\"".formatted(other.username()))
                        .line());
        assertEquals(
                "400 fail, Sorry. That email already exists.",
                change(
                                person,
                                "\"username\": \"new-%s\", \"email\": \"%s\", %s"
                                        .formatted(
                                                person.username(),
                                                other.email().toUpperCase(),
                                                password()))
                        .line());
        assertEquals("", log(person), "neither of the two was changed");
    }

    @Test
    void namesWhatIsWrong() {
        var person = service.register();

        assertEquals(
                "[{\"field\":\"password\",\"message\":\"is missing\"}]",
                change(person, "\"admin\": true").json().path("errors").toString());
        assertEquals(
                "[{\"field\":\"username\",\"message\":\"must be a string\"},{\"field\":\"active\",\"message\":\"must be true or false\"}]",
                change(person, "\"username\": null, \"active\": 1")
                        .json()
                        .path("errors")
                        .toString());
        assertEquals(
                "[{\"field\":\"body\",\"message\":\"must hold username, email, active or admin\"}]",
                change(person, "\"x\": 1").json().path("errors").toString());
    }

    /** The threat "tokens live after deactivation", on another replica, too. */
    @Test
    void endsEveryTokenOfWhoIsNoLongerActive() throws Exception {
        var person = service.register();
        var id = service.id(person.email());
        var old = TestToken.of("{\"sub\": %d, \"iat\": %d, \"exp\": %d}"
                .formatted(
                        id,
                        Instant.now().getEpochSecond() - 60,
                        Instant.now().getEpochSecond() + 600));
        try (var replica = service.replica(Duration.ZERO)) {
            assertEquals(200, replica.get("/auth/status", person.token()).status());

            assertEquals("false false", flags(change(person, "\"active\": false")));

            assertEquals(INVALID, replica.get("/auth/status", person.token()).line());
            assertEquals(INVALID, replica.get("/auth/status", old).line());
            var meanwhile = token(service.post("/auth/login", person.login()));
            assertEquals(GONE, replica.get("/auth/status", meanwhile).line());
            assertEquals("true false", flags(change(person, "\"active\": true")));
            assertEquals(INVALID, replica.get("/auth/status", person.token()).line());
            assertEquals(INVALID, replica.get("/auth/status", old).line());
            assertEquals(INVALID, replica.get("/auth/status", meanwhile).line());
            assertEquals(
                    200,
                    replica.get("/auth/status", token(service.post("/auth/login", person.login())))
                            .status());
        }
        assertEquals("deactivated, activated", log(person));
    }

    @Test
    void doesNothingWhereAllIsSoAlready() {
        var person = service.register();

        change(person, "\"active\": true, \"username\": \"%s\"".formatted(person.username()));

        assertEquals(200, service.get("/auth/status", person.token()).status());
        assertEquals("", log(person));
    }

    @Test
    void makesAnAdminAtOnce() {
        var person = service.register();
        assertEquals(403, service.get("/users/search", person.token()).status());

        assertEquals("true true", flags(change(person, "\"admin\": true, " + password())));
        assertEquals(200, service.get("/users/search", person.token()).status());
        assertEquals("true false", flags(change(person, "\"admin\": false, " + password())));
        assertEquals(403, service.get("/users/search", person.token()).status());
        assertEquals("promoted, demoted", log(person));
    }

    @Test
    void logsSomebodyOutEverywhere() {
        var person = service.register();

        assertEquals(
                "200 success, All sessions were ended.",
                service.send(
                                "POST",
                                "/users/%d/sessions/end".formatted(service.id(person.email())),
                                "",
                                admin.token())
                        .line());

        assertEquals(INVALID, service.get("/auth/status", person.token()).line());
        assertEquals("sessions_ended", log(person));
    }

    private static String password() {
        return "\"password\": \"%s\"".formatted(admin.password());
    }

    private static Answer change(Person person, String fields) {
        return change(service.id(person.email()), fields);
    }

    private static Answer change(int id, String fields) {
        return service.send("PATCH", "/users/" + id, "{%s}".formatted(fields), admin.token());
    }

    private static String flags(Answer answer) {
        return "%s %s".formatted(answer.json().at("/data/active"), answer.json().at("/data/admin"));
    }

    private static String token(Answer answer) {
        return answer.json().path("auth_token").asText();
    }

    private static String log(Person person) {
        return log(service.id(person.email()));
    }

    /** What the admin did. */
    private static String log(int id) {
        return AuditEntriesOf.user(service, id, admin);
    }
}
