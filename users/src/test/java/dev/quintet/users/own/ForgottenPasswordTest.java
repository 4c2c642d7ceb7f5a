package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.NEW_PASSWORD;
import static dev.quintet.users.own.AccountClient.TOO_MANY;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;
import dev.quintet.users.mail.MailingService;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

class ForgottenPasswordTest {
    private static final String ASKED =
            "202 success, If there is an account with that email, a link to set a new password was sent to it.";

    @AutoClose
    private static final MailingService mailing = MailingService.start();

    private static final Mailbox mailbox = mailing.mailbox();
    private static final Service service = mailing.service();
    private static final AccountClient client = new AccountClient(service);

    @Test
    void isSetAnewByTheLinkInAMail() throws SQLException {
        var person = service.register();

        assertEquals(ASKED, client.forgot(person.email()).line());

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
                client.reset(Mailbox.code(mail), NEW_PASSWORD).line());
        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.get("/auth/status", person.token()).line());
        assertEquals(404, service.post("/auth/login", person.login()).status());
        var token = service.post("/auth/login", Service.login(person.email(), NEW_PASSWORD))
                .json()
                .path("auth_token")
                .asText();
        assertEquals("true", client.account(token, "email_verified"));
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

            var known = client.forgot(person.email());
            var unknown = client.forgot("nobody-" + UUID.randomUUID() + "@example.org");

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

        client.forgot(person.email().replaceFirst("u", "\u016b"));
        client.forgot(typed);

        mailbox.await(person.email(), 1);
        assertEquals(0, mailbox.to(typed).size());
        assertEquals(0, mailbox.to(person.email().replaceFirst("u", "\u016b")).size());
    }

    @Test
    void isNotMailedToUsersWhoAreNotActive() throws SQLException {
        var person = service.register();
        service.execute(
                "UPDATE users SET active = false WHERE email = '%s'".formatted(person.email()));
        client.forgot(person.email());
        Eventually.holds("nothing waits", () -> service.count("mail_outbox") == 0);

        service.execute(
                "UPDATE users SET active = true WHERE email = '%s'".formatted(person.email()));
        client.allowAnotherMailTo(person.email());
        client.forgot(person.email());

        mailbox.await(person.email(), 1);
        assertEquals(1, mailbox.to(person.email()).size());
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
        assertEquals(ASKED, client.forgot(email).line());
        var second = client.forgot(email.toUpperCase());
        assertEquals(TOO_MANY, second.line());
        assertTrue(Integer.parseInt(second.header("Retry-After")) <= 60);
        for (var asked = 1; asked < 5; asked++) {
            client.allowAnotherMailTo(email);
            assertEquals(ASKED, client.forgot(email).line());
        }
        client.allowAnotherMailTo(email);

        try (var replica = Service.start(service.jdbcUrl(), mailbox.variables())) {
            var sixth = replica.post("/auth/forgot", Map.of("email", email));

            assertEquals(TOO_MANY, sixth.line());
            assertTrue(Integer.parseInt(sixth.header("Retry-After")) > 60);
        }
    }

    @Test
    void isMailedToWhatCanBeAnEmail() {
        assertEquals("400 error, Invalid payload.", client.forgot("").line());
        assertEquals(
                "400 error, Invalid payload.", client.forgot("x".repeat(129)).line());
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

    /** The threat "relay": whoever registers with somebody else's email sends them no words. */
    @Test
    void hasMailWithoutWordsOfTheUser() {
        var name = "http://evil.example.net/" + UUID.randomUUID();
        var email = "v" + UUID.randomUUID() + "@example.org";
        service.post("/auth/register", Service.registration(name, email));
        client.forgot(email);

        var mail = mailbox.await(email, 1);

        assertFalse((Mailbox.header(mail, "Subject") + Mailbox.plain(mail) + Mailbox.html(mail))
                .contains("evil"));
    }

    @ParameterizedTest
    @CsvSource({
        "/auth/forgot, {}",
        "/auth/register/confirm, {}",
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
}
