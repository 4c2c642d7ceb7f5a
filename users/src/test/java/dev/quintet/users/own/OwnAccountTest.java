package dev.quintet.users.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.login.TestToken;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

class OwnAccountTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";
    private static final String WRONG = "400 error, Sorry. That password is wrong.";
    private static final String UNDELETABLE =
            "409 error, Your account cannot be deleted. Please contact us.";
    private static final String NEW_PASSWORD = "another good password";

    @AutoClose
    private static final Service service = Service.start();

    @Test
    void isShownToItsUser() {
        var person = service.register();

        var data = service.get("/auth/account", person.token()).json().path("data");

        var status = service.get("/auth/status", person.token()).json().path("data");
        for (var field : new String[] {"id", "username", "email", "active", "created_at"}) {
            assertEquals(status.path(field), data.path(field), field);
        }
        assertEquals(
                "[false,null,false,null]",
                "[%s,%s,%s,%s]"
                        .formatted(
                                data.path("email_verified"),
                                data.path("pending_email"),
                                data.path("admin"),
                                data.path("password_changed_at")));
    }

    @Test
    void changesItsUsername() throws SQLException {
        var person = service.register();
        var name = "n" + UUID.randomUUID();

        assertEquals(
                "200 success, Your username was changed.",
                changeUsername(person, name).line());
        assertEquals(
                "200 success, Your username was changed.",
                changeUsername(person, name).line());

        assertEquals(name, account(person.token(), "username"));
        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void doesNotTakeAnothersUsername() {
        var person = service.register();
        var other = service.register();

        assertEquals(
                "400 error, Sorry. That username already exists.",
                changeUsername(person, other.username()).line());
        assertEquals("400 error, Invalid payload.", changeUsername(person, " ").line());

        assertEquals(person.username(), account(person.token(), "username"));
    }

    /** Two users who choose the same name at once: the unique index decides. */
    @Test
    void doesNotTakeAUsernameThatAnotherTakesInTheSameMoment() throws Exception {
        var person = service.register();
        var other = service.register();
        var name = "n" + UUID.randomUUID();
        try (var change = service.database()) {
            change.setAutoCommit(false);
            change.createStatement()
                    .execute("UPDATE users SET username = '%s' WHERE email = '%s'"
                            .formatted(name, other.email()));
            var answer = CompletableFuture.supplyAsync(() -> changeUsername(person, name));
            Eventually.holds("the change waits", service::isWaiting);
            change.commit();

            assertEquals(
                    "400 error, Sorry. That username already exists.",
                    answer.get().line());
        }
    }

    @Test
    void changesItsPasswordAndEndsAllSessions() throws Exception {
        var person = service.register();
        var other = token(service.post("/auth/login", person.login()));
        var old = oldToken(person);
        try (var replica = Service.start(service.jdbcUrl(), Map.of())) {
            var answer = changePassword(person, person.password());

            assertEquals("200 success, Your password was changed.", answer.line());
            for (var token : new String[] {person.token(), other, old}) {
                assertEquals(INVALID, replica.get("/auth/status", token).line());
            }
            assertEquals(200, replica.get("/auth/status", token(answer)).status());
            assertTrue(Duration.between(
                                    Instant.parse(account(token(answer), "password_changed_at")),
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
            var answer =
                    CompletableFuture.supplyAsync(() -> changePassword(person, person.password()));
            Eventually.holds("the change waits", service::isWaiting);
            change.commit();

            assertEquals(WRONG, answer.get().line());
        }
        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void changesItsEmailAtOnceWithoutMail() {
        var person = service.register();
        var email = "e" + UUID.randomUUID() + "@example.org";

        assertEquals(
                "200 success, Your email was changed.",
                changeEmail(person, email, person.password()).line());

        assertEquals(email, account(person.token(), "email"));
        assertEquals(
                200,
                service.post("/auth/login", Service.login(email, person.password()))
                        .status());
        assertEquals(404, service.post("/auth/login", person.login()).status());
    }

    @Test
    void doesNotTakeAnothersEmailInAnySpelling() {
        var person = service.register();
        var other = service.register();

        for (var email : new String[] {other.email(), other.email().toUpperCase()}) {
            assertEquals(
                    "400 error, Sorry. That email already exists.",
                    changeEmail(person, email, person.password()).line());
        }
        assertEquals(
                "200 success, Your email was changed.",
                changeEmail(person, person.email().toUpperCase(), person.password())
                        .line());
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
                    WRONG, post(path, body.formatted("wrong " + tries), person).line());
        }

        var refusal = post(path, body.formatted(person.password()), person);

        assertEquals("429 error, Too many failed logins. Please try again later.", refusal.line());
        assertNotEquals("", refusal.header("Retry-After"));
        assertEquals(
                429,
                service.post("/auth/login", person.login()).status(),
                "counted with the logins");
    }

    @Test
    void isDeletedWithItsSessions() throws SQLException {
        var person = service.register();
        var id = account(person.token(), "id");

        assertEquals("200 success, Your account was deleted.", delete(person).line());

        assertEquals(
                "401 error, Something went wrong. Please contact us.",
                service.get("/auth/status", person.token()).line());
        assertEquals(404, service.post("/auth/login", person.login()).status());
        assertEquals(0, service.count("sessions WHERE user_id = " + id));
        assertEquals(1, service.count("audit_log WHERE event = 'deleted' AND user_id = " + id));
        assertEquals(201, service.post("/auth/register", person.registration()).status());
    }

    @Test
    void isNotDeletedByAWrongPassword() {
        var person = service.register();

        assertEquals(
                WRONG,
                service.post(
                                "/auth/account/delete",
                                Map.of("password", "a wrong password"),
                                person.token())
                        .line());

        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void isNotDeletedWhereOtherDataRefersToIt() throws SQLException {
        var person = service.register();
        service.execute("CREATE TABLE orders (user_id int REFERENCES users)");
        service.execute("INSERT INTO orders SELECT id FROM users WHERE email = '%s'"
                .formatted(person.email()));

        assertEquals(UNDELETABLE, delete(person).line());

        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void isNotDeletedWhereThatIsSwitchedOff() throws SQLException {
        try (var other =
                Service.start(PostgreSql.newDatabase(), Map.of("ACCOUNT_DELETION", "off"))) {
            var person = other.register();

            assertEquals(
                    UNDELETABLE,
                    other.post(
                                    "/auth/account/delete",
                                    Map.of("password", person.password()),
                                    person.token())
                            .line());
        }
    }

    /** The threat "last admin gone". */
    @Test
    void isNotDeletedWhereItIsTheLastAdminsAlsoWhereTwoLeaveAtOnce() throws Exception {
        try (var other = Service.start(PostgreSql.newDatabase(), Map.of())) {
            var one = admin(other);
            assertEquals(UNDELETABLE, delete(other, one).line());
            var two = admin(other);

            var answers = Stream.of(one, two)
                    .map(person -> CompletableFuture.supplyAsync(() -> delete(other, person)))
                    .toList();
            var deleted = 0;
            for (var answer : answers) {
                deleted += answer.get().status() == 200 ? 1 : 0;
            }

            assertEquals(1, deleted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/account", "/auth/sessions", "/auth/status"})
    void isNobodysAfterALogout(String path) {
        var person = service.register();
        service.get("/auth/logout", person.token());

        assertEquals(INVALID, service.get(path, person.token()).line());
    }

    @Test
    void isNotChangedWithATokenThatWasLoggedOut() {
        var person = service.register();
        service.get("/auth/logout", person.token());

        assertEquals(INVALID, changeUsername(person, "x").line());
        assertEquals(INVALID, changePassword(person, person.password()).line());
        assertEquals(
                INVALID, changeEmail(person, "x@example.org", person.password()).line());
        assertEquals(INVALID, delete(person).line());
        assertEquals(
                INVALID,
                service.post(
                                "/auth/sessions/end",
                                Map.of("password", person.password(), "session", "all"),
                                person.token())
                        .line());
    }

    /** Who did what, and from where, but never what they typed. */
    @Test
    void hasAnEntryInTheAuditLogForEachDeed() throws SQLException {
        var person = service.register();
        var id = account(person.token(), "id");
        changeUsername(person, "n" + UUID.randomUUID());
        changeEmail(person, "e" + UUID.randomUUID() + "@example.org", person.password());
        var token = token(changePassword(person, person.password()));
        service.get("/auth/logout", token);

        try (var connection = service.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT string_agg(concat_ws(' ', event, actor_id = user_id, host(address),
                            session_id IS NOT NULL, detail), ', ' ORDER BY id)
                        FROM audit_log WHERE user_id = %s""".formatted(id))) {
            row.next();
            assertEquals(
                    "registered t 127.0.0.1 t, username_changed t 127.0.0.1 t, email_changed t 127.0.0.1 t, password_changed t 127.0.0.1 t, logout t 127.0.0.1 t",
                    row.getString(1));
        }
    }

    private static Person admin(Service of) throws SQLException {
        var person = of.register();
        of.execute("UPDATE users SET admin = true WHERE email = '%s'".formatted(person.email()));
        return person;
    }

    private static String oldToken(Person person) throws Exception {
        return TestToken.of("{\"sub\": %s, \"iat\": %d, \"exp\": %d}"
                .formatted(
                        account(person.token(), "id"),
                        Instant.now().getEpochSecond(),
                        Instant.now().getEpochSecond() + 3600));
    }

    private static String account(String token, String field) {
        return service.get("/auth/account", token)
                .json()
                .path("data")
                .path(field)
                .asText();
    }

    private static Answer changeUsername(Person person, String username) {
        return service.post("/auth/username", Map.of("username", username), person.token());
    }

    private static Answer changePassword(Person person, String password) {
        return service.post(
                "/auth/password",
                Map.of("password", password, "new_password", NEW_PASSWORD),
                person.token());
    }

    private static Answer changeEmail(Person person, String email, String password) {
        return service.post(
                "/auth/email", Map.of("password", password, "email", email), person.token());
    }

    private static Answer delete(Person person) {
        return delete(service, person);
    }

    private static Answer delete(Service of, Person person) {
        return of.post(
                "/auth/account/delete", Map.of("password", person.password()), person.token());
    }

    private static Answer post(String path, String json, Person person) {
        return service.send(service.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + person.token())
                .POST(BodyPublishers.ofString(json)));
    }

    private static String token(Answer answer) {
        return answer.json().path("auth_token").asText();
    }
}
