package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

class InviteTest {
    private static final String SUBJECT = "Set your password for www.example.org";
    private static final String DEAD = "400 error, That link is no longer valid.";

    private static Mailbox mailbox;
    private static Service service;
    private static Person admin;

    @BeforeAll
    static void startWithAnAdmin() throws SQLException {
        mailbox = Mailbox.start();
        service = Service.start(PostgreSql.newDatabase(), mailbox.variables());
        admin = service.admin();
    }

    @AfterAll
    static void stop() {
        service.close();
        mailbox.close();
    }

    @Test
    void mailsALinkByWhichTheFirstPasswordIsSet() throws SQLException {
        var email = email();

        assertEquals(
                "201 success, %s was added!".formatted(email), invite(email).line());

        var mail = mailbox.await(email, SUBJECT);
        var code = Mailbox.code(mail);
        assertTrue(Mailbox.plain(mail)
                .contains("\n%s/reset-password#%s".formatted(Mailbox.PUBLIC_URL, code)));
        assertTrue(Mailbox.plain(mail).contains("good for one day"));
        assertFalse(Mailbox.plain(mail).contains(admin.username()));
        assertEquals(404, login(email, "!").status(), "there is no password yet");
        assertEquals(
                "200 success, Your password was changed. Please log in.",
                accept(code).line());
        var token = login(email, Service.PASSWORD).json().path("auth_token").asText();
        assertTrue(service.get("/auth/account", token)
                .json()
                .at("/data/email_verified")
                .asBoolean());
        assertEquals(DEAD, accept(code).line(), "once");
        assertEquals("user_invited", AuditEntriesOf.user(service, service.id(email), admin));
    }

    @Test
    void isOfNoUseOnceTheUserIsNotActiveOrHasAnotherEmail() {
        var inactive = email();
        invite(inactive);
        var first = mailbox.code(inactive, SUBJECT);
        change(inactive, "\"active\": false");
        var moved = email();
        invite(moved);
        var second = mailbox.code(moved, SUBJECT);
        change(
                moved,
                "\"email\": \"new-%s\", \"password\": \"%s\"".formatted(moved, admin.password()));

        assertEquals(DEAD, accept(first).line());
        assertEquals(DEAD, accept(second).line());
    }

    @Test
    void tellsBothAddressesOfAChangeOfTheEmail() {
        var person = service.register();

        change(
                person.email(),
                "\"email\": \"new-%s\", \"password\": \"%s\""
                        .formatted(person.email(), admin.password()));

        var old = mailbox.await(person.email(), "Your email at www.example.org was changed");
        assertTrue(Mailbox.plain(old).contains("new-" + person.email()));
        mailbox.await("new-" + person.email(), "Confirm your email");
    }

    @Test
    void saysWhatIsTakenOrWrong() {
        var person = service.register();

        assertEquals(
                "400 fail, Sorry. That email already exists.",
                invite(person.email().toUpperCase()).line());
        assertEquals(
                "[{\"field\":\"password\",\"message\":\"must be absent: whoever is invited chooses it\"}]",
                add("{\"username\": \"x\", \"email\": \"x@example.org\", \"password\": \"a good password\", \"invite\": true}")
                        .json()
                        .path("errors")
                        .toString());
    }

    @Test
    void needsMail() throws SQLException {
        try (var silent = Service.start(PostgreSql.newDatabase(), Map.of())) {
            var token = silent.admin().token();

            var answer = silent.send(
                    "POST",
                    "/users",
                    "{\"username\": \"x\", \"email\": \"x@example.org\", \"invite\": true}",
                    token);

            assertEquals(
                    "[{\"field\":\"invite\",\"message\":\"needs mail, which SMTP_URL sets up\"}]",
                    answer.json().path("errors").toString());
            assertEquals(404, silent.get("/users/mail", token).status());
            assertEquals(404, silent.send("POST", "/users/1/reset", "", token).status());
        }
    }

    /** However often the user is removed and invited again. */
    @Test
    void doesNotBombAnAddress() throws SQLException {
        var email = email();
        for (var i = 0; i < 5; i++) {
            assertEquals(201, invite(email).status());
            service.execute("DELETE FROM users WHERE email = '%s'".formatted(email));
        }

        var answer = invite(email);

        assertEquals("429 error, Too many requests. Please try again later.", answer.line());
        assertNotEquals("", answer.header("Retry-After"));
        assertEquals(0, service.count("users WHERE email = '%s'".formatted(email)));
    }

    @Test
    void isFollowedByALinkToSetThePasswordAnew() throws SQLException {
        var person = service.register();

        assertEquals(
                "202 success, A link to set a new password was sent to %s."
                        .formatted(person.email()),
                reset(person).line());

        assertEquals(
                200, accept(mailbox.code(person.email(), "Set a new password")).status());
        assertEquals("reset_sent", AuditEntriesOf.user(service, service.id(person.email()), admin));
        assertEquals(
                "429 error, Too many requests. Please try again later.",
                reset(person).line());
        change(person.email(), "\"active\": false");
        assertEquals("409 fail, That user is not active.", reset(person).line());
    }

    private static String email() {
        return "i" + UUID.randomUUID() + "@example.org";
    }

    private static Answer invite(String email) {
        return add("{\"username\": \"%s\", \"email\": \"%s\", \"invite\": true}"
                .formatted(UUID.randomUUID(), email));
    }

    private static Answer add(String json) {
        return service.send("POST", "/users", json, admin.token());
    }

    private static Answer reset(Person person) {
        return service.send(
                "POST", "/users/%d/reset".formatted(service.id(person.email())), "", admin.token());
    }

    private static Answer accept(String code) {
        return service.post("/auth/reset", Map.of("token", code, "password", Service.PASSWORD));
    }

    private static Answer login(String email, String password) {
        return service.post("/auth/login", Service.login(email, password));
    }

    private static Answer change(String email, String fields) {
        return service.send(
                "PATCH", "/users/" + service.id(email), "{%s}".formatted(fields), admin.token());
    }
}
