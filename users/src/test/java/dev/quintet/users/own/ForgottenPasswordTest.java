package dev.quintet.users.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

class ForgottenPasswordTest {
    private static final String ASKED =
            "202 success, If there is an account with that email, a link to set a new password was sent to it.";
    private static final String DEAD = "400 error, That link is no longer valid.";
    private static final String SUBJECT = "Set a new password";
    private static final String NEW_PASSWORD = "another good password";
    private static final String TOO_MANY = "429 error, Too many requests. Please try again later.";

    private static Mailbox mailbox;
    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        mailbox = Mailbox.start();
        service = Service.start(PostgreSql.newDatabase(), mailbox.variables());
    }

    @AfterAll
    static void stop() {
        service.close();
        mailbox.close();
    }

    @Test
    void isSetAnewByTheLinkInAMail() throws SQLException {
        var person = service.register();

        assertEquals(ASKED, forgot(person.email()).line());

        var mail = mailbox.await(person.email(), 1);
        assertEquals("Set a new password for www.example.org", Mailbox.header(mail, "Subject"));
        assertEquals("Example <no-reply@example.org>", Mailbox.header(mail, "From"));
        assertEquals("auto-generated", Mailbox.header(mail, "Auto-Submitted"));
        assertTrue(Mailbox.header(mail, "Message-ID").matches("<[0-9]+@www\\.example\\.org>"));
        var link = Mailbox.PUBLIC_URL + "/reset-password#" + Mailbox.code(mail);
        assertTrue(Mailbox.plain(mail).contains("\n" + link));
        assertTrue(Mailbox.plain(mail).contains("good for one hour"));
        assertTrue(Mailbox.html(mail).contains("href=\"" + link + "\""));
        assertEquals(
                "200 success, Your password was changed. Please log in.",
                reset(Mailbox.code(mail), NEW_PASSWORD).line());
        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.get("/auth/status", person.token()).line());
        assertEquals(404, service.post("/auth/login", person.login()).status());
        var token = service.post("/auth/login", Service.login(person.email(), NEW_PASSWORD))
                .json()
                .path("auth_token")
                .asText();
        assertTrue(account(token).contains("\"email_verified\":true"));
        mailbox.await(person.email(), "Your password at www.example.org was changed");
        Eventually.holds("nothing waits", () -> service.count("mail_outbox") == 0);
    }

    /** The threat "who has an account": not even the lock on the table keeps the answer waiting. */
    @Test
    void tellsNobodyWhoHasAnAccount() throws SQLException {
        var person = service.register();
        try (var other = service.database()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");

            var known = forgot(person.email());
            var unknown = forgot("nobody-" + UUID.randomUUID() + "@example.org");

            assertEquals(known.line(), unknown.line());
            assertEquals(known.response().body(), unknown.response().body());
            assertEquals(
                    known.response().headers().map().keySet(),
                    unknown.response().headers().map().keySet());
        }
    }

    /** The threat "reset to look-alike address". */
    @Test
    void isMailedToTheStoredAddressNeverToTheTypedOne() {
        var person = service.register();
        var typed = person.email().toUpperCase();

        forgot(person.email().replaceFirst("u", "\u016b"));
        forgot(typed);

        mailbox.await(person.email(), 1);
        assertEquals(0, mailbox.to(typed).size());
        assertEquals(0, mailbox.to(person.email().replaceFirst("u", "\u016b")).size());
    }

    @Test
    void isNotMailedToUsersWhoAreNotActive() throws SQLException {
        var person = service.register();
        service.execute(
                "UPDATE users SET active = false WHERE email = '%s'".formatted(person.email()));
        forgot(person.email());
        Eventually.holds("nothing waits", () -> service.count("mail_outbox") == 0);

        service.execute(
                "UPDATE users SET active = true WHERE email = '%s'".formatted(person.email()));
        allowAnother(person);
        forgot(person.email());

        mailbox.await(person.email(), 1);
        assertEquals(1, mailbox.to(person.email()).size());
    }

    /** The threat "old reset link after email or password change". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET email = 'moved-' || email WHERE email = '%s'",
                "UPDATE users SET active = false WHERE email = '%s'",
                "UPDATE one_time_codes SET expires_at = now() FROM users WHERE users.id = user_id AND users.email = '%s'",
                "UPDATE one_time_codes SET purpose = 'confirm_email' FROM users WHERE users.id = user_id AND users.email = '%s'",
                "DELETE FROM users WHERE email = '%s'"
            })
    void isNotSetByALinkThatNoLongerCounts(String change) throws SQLException {
        var code = codeFor(
                service.register(), person -> service.execute(change.formatted(person.email())));

        assertEquals(DEAD, reset(code, NEW_PASSWORD).line());
    }

    @Test
    void isNotSetByALinkOfBeforeItWasChanged() {
        var person = service.register();
        var code = codeFor(person);
        service.post(
                "/auth/password",
                Map.of("password", person.password(), "new_password", NEW_PASSWORD),
                person.token());

        assertEquals(DEAD, reset(code, "a third good password").line());
        assertEquals(
                200,
                service.post("/auth/login", Service.login(person.email(), NEW_PASSWORD))
                        .status());
    }

    @Test
    void isSetOnceHoweverManyUseTheLinkAtOnce() throws Exception {
        var code = codeFor(service.register());

        var answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> reset(code, NEW_PASSWORD)))
                .limit(20)
                .toList();

        var won = 0;
        for (var answer : answers) {
            won += answer.get().status() == 200 ? 1 : 0;
            assertTrue(answer.get().status() == 200
                    || answer.get().line().equals(DEAD)
                    || answer.get().status() == 503);
        }
        assertEquals(1, won);
    }

    /** The threat "scanner opens link": no code is in a path or a query, and no GET spends one. */
    @Test
    void isNotSetByOpeningAddresses() {
        var code = codeFor(service.register());

        for (var path : new String[] {"/auth/reset?token=" + code, "/auth/reset#" + code}) {
            assertEquals(405, service.get(path).status());
        }

        assertEquals(200, reset(code, NEW_PASSWORD).status());
    }

    @Test
    void isCheckedBeforeTheLinkIsSpent() {
        var code = codeFor(service.register());

        assertEquals("400 error, Invalid payload.", reset(code, "short").line());

        assertEquals(200, reset(code, NEW_PASSWORD).status());
    }

    @Test
    void isNotSetByWhatIsNoCode() {
        var person = service.register();

        assertEquals(DEAD, reset("x", NEW_PASSWORD).line());
        assertEquals(
                "400 error, Invalid payload.",
                reset(person.token(), NEW_PASSWORD).line());
    }

    /** The threat "JWT of another purpose". */
    @Test
    void hasCodesThatAreNoTokens() {
        var code = codeFor(service.register());

        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.get("/auth/status", code).line());
    }

    /** The threat "Host / X-Forwarded-Host". */
    @Test
    void leadsToThePublicUrlWhateverARequestSaysOfItsHost() throws IOException {
        var person = service.register();
        var body = "{\"email\": \"%s\"}".formatted(person.email());
        var request = """
                POST /auth/forgot HTTP/1.1\r
                Host: evil.example.net\r
                X-Forwarded-Host: evil.example.net\r
                Forwarded: host=evil.example.net\r
                Origin: https://evil.example.net\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(body.length(), body);
        try (var socket = new Socket("127.0.0.1", service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 202 "), answer);
        }

        var mail = mailbox.await(person.email(), 1);

        assertFalse((Mailbox.plain(mail) + Mailbox.html(mail)).contains("evil"));
        Mailbox.code(mail);
    }

    /** The threat "mail bomb": counted on all replicas, and for all spellings together. */
    @Test
    void isMailedOnceAMinuteAndFiveTimesAnHour() throws SQLException {
        var email = "bombed-" + UUID.randomUUID() + "@example.org";
        assertEquals(ASKED, forgot(email).line());
        var second = forgot(email.toUpperCase());
        assertEquals(TOO_MANY, second.line());
        assertTrue(Integer.parseInt(second.header("Retry-After")) <= 60);
        for (var asked = 1; asked < 5; asked++) {
            allowAnother(email);
            assertEquals(ASKED, forgot(email).line());
        }
        allowAnother(email);

        try (var replica = Service.start(service.jdbcUrl(), mailbox.variables())) {
            var sixth = replica.post("/auth/forgot", Map.of("email", email));

            assertEquals(TOO_MANY, sixth.line());
            assertTrue(Integer.parseInt(sixth.header("Retry-After")) > 60);
        }
    }

    @Test
    void isMailedToWhatCanBeAnEmail() {
        assertEquals("400 error, Invalid payload.", forgot("").line());
        assertEquals("400 error, Invalid payload.", forgot("x".repeat(129)).line());
    }

    @Test
    void isMailedToNobodyElseOnceACallerHasAskedTooOften() throws SQLException {
        try (var strict = Service.start(
                PostgreSql.newDatabase(), mailbox.variables("MAIL_REQUESTS_PER_ADDRESS", "2"))) {
            for (var expected : new String[] {ASKED, ASKED, TOO_MANY}) {
                assertEquals(
                        expected,
                        strict.post(
                                        "/auth/forgot",
                                        Map.of("email", UUID.randomUUID() + "@example.org"))
                                .line());
            }
        }
    }

    /** The threat "lock-out of a victim". */
    @Test
    void opensAnAccountThatWrongPasswordsHaveLocked() {
        var person = service.register();
        for (var tries = 0; tries < 10; tries++) {
            service.post("/auth/login", Service.login(person.email(), "wrong " + tries));
        }
        assertEquals(429, service.post("/auth/login", person.login()).status());

        reset(codeFor(person), NEW_PASSWORD);

        assertEquals(
                200,
                service.post("/auth/login", Service.login(person.email(), NEW_PASSWORD))
                        .status());
    }

    /** The threat "relay": whoever registers with somebody else's email sends them no words. */
    @Test
    void hasMailWithoutWordsOfTheUser() {
        var name = "http://evil.example.net/" + UUID.randomUUID();
        var email = "v" + UUID.randomUUID() + "@example.org";
        service.post(
                "/auth/register",
                Map.of("username", name, "email", email, "password", "a good password"));
        forgot(email);

        var mail = mailbox.await(email, 1);

        assertFalse((Mailbox.header(mail, "Subject") + Mailbox.plain(mail) + Mailbox.html(mail))
                .contains("evil"));
    }

    /** The threat "database leaks". */
    @Test
    void leavesNoCodeTokenOrPasswordInTheDatabase() throws SQLException {
        var person = service.register();
        var code = codeFor(person);
        var unused = codeFor(service.register());
        reset(code, NEW_PASSWORD);

        var dump = new StringBuilder();
        try (var connection = service.database();
                var tables = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (tables.next()) {
                try (var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT t::text FROM %s AS t".formatted(tables.getString(1)))) {
                    while (rows.next()) {
                        dump.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }

        assertTrue(dump.toString().contains(person.email()), "it is a dump");
        for (var secret :
                new String[] {code, unused, person.token(), NEW_PASSWORD, person.password()}) {
            assertFalse(dump.toString().contains(secret), secret);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/auth/forgot, {}",
        "/auth/reset, {}",
        "/auth/email/confirm, {}",
        "/auth/email/undo, {}",
        "/auth/email/resend, ''"
    })
    void isNotThereWhereNoMailIsSent(String path, String body) throws SQLException {
        try (var other = Service.start(PostgreSql.newDatabase(), Map.of())) {
            var answer = other.send(other.request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));

            assertEquals("404 fail, There is nothing at this address.", answer.line());
        }
    }

    private interface Change {
        void to(Person person) throws SQLException;
    }

    private static String codeFor(Person person) {
        allowAnother(person);
        forgot(person.email());
        return mailbox.code(person.email(), SUBJECT);
    }

    private static String codeFor(Person person, Change change) throws SQLException {
        var code = codeFor(person);
        change.to(person);
        return code;
    }

    private static void allowAnother(Person person) {
        allowAnother(person.email());
    }

    /** As after a minute. */
    private static void allowAnother(String email) {
        try {
            service.execute(
                    "DELETE FROM failed_logins WHERE subject = sha256(convert_to('mail a minute to ' || lower('%s'), 'UTF8'))"
                            .formatted(email));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer forgot(String email) {
        return service.post("/auth/forgot", Map.of("email", email));
    }

    private static Answer reset(String code, String password) {
        return service.post("/auth/reset", Map.of("token", code, "password", password));
    }

    private static String account(String token) {
        return service.get("/auth/account", token).response().body();
    }
}
