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

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

class EmailChangeTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";
    private static final String DEAD = "400 error, That link is no longer valid.";
    private static final String WRONG = "400 error, Sorry. That password is wrong.";
    private static final String ASKED =
            "202 success, Please confirm your new email by the link that was sent to it.";
    private static final String UNDONE =
            "200 success, Your email was changed back. Please set a new password by the link that was sent to you.";
    private static final String RESENT =
            "202 success, If your email is not confirmed yet, a link was sent to it.";
    private static final String TOO_MANY = "429 error, Too many requests. Please try again later.";
    private static final String CONFIRM = "Confirm your email";
    private static final String CHANGED = "Your email at www.example.org was changed";

    private static Mailbox mailbox;
    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        mailbox = Mailbox.start();
        service = Service.start(
                PostgreSql.newDatabase(), mailbox.variables("EMAIL_VERIFICATION", "offered"));
    }

    @AfterAll
    static void stop() {
        service.close();
        mailbox.close();
    }

    @Test
    void happensOnceTheNewOneIsConfirmed() {
        var person = service.register();
        var other = logIn(person.email(), person.password());
        var email = email();

        assertEquals(ASKED, ask(person, email).line());

        assertEquals(email, account(person.token(), "pending_email"));
        assertEquals(person.email(), account(person.token(), "email"));
        var code = mailbox.code(email, CONFIRM);
        assertEquals(email, account(person.token(), "pending_email"));
        var told = mailbox.await(person.email(), "A new email for your account");
        assertTrue(Mailbox.plain(told).contains(email));
        assertEquals(
                "200 success, Your email was changed.",
                confirm(code, person.password()).line());
        assertEquals(email, account(person.token(), "email"));
        assertEquals("true", account(person.token(), "email_verified"));
        assertEquals("null", account(person.token(), "pending_email"));
        assertEquals(INVALID, service.get("/auth/status", other).line());
        assertEquals(DEAD, confirm(code, person.password()).line());
    }

    @Test
    void isTakenBackByTheFormerAddress() {
        var person = service.register();
        var email = email();
        change(person, email);
        var code = mailbox.code(person.email(), CHANGED);

        assertEquals(UNDONE, undo(code).line());

        assertEquals(INVALID, service.get("/auth/status", person.token()).line());
        var reset = mailbox.code(person.email(), "Set a new password");
        assertEquals(
                200,
                service.post(
                                "/auth/reset",
                                Map.of("token", reset, "password", "another good password"))
                        .status());
        var token = logIn(person.email(), "another good password");
        assertEquals(person.email(), account(token, "email"));
        assertEquals(DEAD, undo(code).line());
    }

    /** The threat "email change = takeover": who came first outlasts who came later. */
    @Test
    void isTakenBackToTheFirstOfSeveral() {
        var person = service.register();
        var second = email();
        change(person, second);
        var first = mailbox.code(person.email(), CHANGED);
        change(person, email());
        var later = mailbox.code(second, CHANGED);

        assertEquals(UNDONE, undo(first).line());

        assertEquals(DEAD, undo(later).line());
        assertEquals(person.email(), account(logIn(person.email(), person.password()), "email"));
    }

    @Test
    void isTakenBackToTheFirstAfterALaterOneWasTakenBack() {
        var person = service.register();
        var second = email();
        change(person, second);
        var first = mailbox.code(person.email(), CHANGED);
        change(person, email());

        assertEquals(UNDONE, undo(mailbox.code(second, CHANGED)).line());
        assertEquals(UNDONE, undo(first).line());

        assertEquals(person.email(), account(logIn(person.email(), person.password()), "email"));
    }

    @Test
    void isNotTakenBackWhereAnotherHasTheFormerOne() throws SQLException {
        var person = service.register();
        change(person, email());
        var code = mailbox.code(person.email(), CHANGED);
        service.post(
                "/auth/register", Service.registration("n" + UUID.randomUUID(), person.email()));

        assertEquals("400 error, Sorry. That email already exists.", undo(code).line());
    }

    @Test
    void doesNotTellThatTheNewOneIsTaken() {
        var person = service.register();
        var other = service.register();
        mailbox.await(other.email(), CONFIRM);

        assertEquals(ASKED, ask(person, other.email()).line());

        var code = Mailbox.code(mailbox.await(other.email(), 2));
        assertEquals(
                "400 error, Sorry. That email already exists.",
                confirm(code, person.password()).line());
        assertEquals(person.email(), account(person.token(), "email"));
    }

    /** So that nothing happens where somebody else, or a scanner, opens the link. */
    @Test
    void needsThePasswordOfTheAccount() {
        var person = service.register();
        var email = email();
        ask(person, email);
        var code = mailbox.code(email, CONFIRM);

        assertEquals(WRONG, confirm(code, "a wrong password").line());

        assertEquals(200, confirm(code, person.password()).status());
    }

    @Test
    void isNotConfirmedByGuessing() {
        var person = service.register();
        var code = mailbox.code(person.email(), CONFIRM);
        for (var tries = 0; tries < 10; tries++) {
            assertEquals(WRONG, confirm(code, "wrong " + tries).line());
        }

        assertEquals(429, confirm(code, person.password()).status());
    }

    @Test
    void isToOneAddressAtATime() {
        var person = service.register();
        var first = email();
        ask(person, first);
        var code = mailbox.code(first, CONFIRM);
        var second = email();

        ask(person, second);

        assertEquals(second, account(person.token(), "pending_email"));
        assertEquals(DEAD, confirm(code, person.password()).line());
        assertEquals(
                200, confirm(mailbox.code(second, CONFIRM), person.password()).status());
    }

    @Test
    void happensAtOnceWhereOnlyCaseDiffers() {
        var person = service.register();

        assertEquals(
                "200 success, Your email was changed.",
                ask(person, person.email().toUpperCase()).line());

        assertEquals(person.email().toUpperCase(), account(person.token(), "email"));
    }

    /** The threat "trojan email change": whoever gets the account back has it alone. */
    @Test
    void doesNotHappenOnceThePasswordWasSetAnew() {
        var person = service.register();
        var email = email();
        ask(person, email);
        var code = mailbox.code(email, CONFIRM);
        service.post("/auth/forgot", Map.of("email", person.email()));
        var reset = mailbox.code(person.email(), "Set a new password");
        service.post("/auth/reset", Map.of("token", reset, "password", "another good password"));

        assertEquals(DEAD, confirm(code, "another good password").line());
        assertEquals(
                "null", account(logIn(person.email(), "another good password"), "pending_email"));
    }

    @Test
    void isAskedForOnceAMinute() {
        var person = service.register();
        var email = email();

        assertEquals(ASKED, ask(person, email).line());

        assertEquals(TOO_MANY, ask(person, email).line());
    }

    @Test
    void cannotBeTakenBackWhereThatIsSwitchedOff() throws SQLException {
        try (var other =
                Service.start(PostgreSql.newDatabase(), mailbox.variables("UNDO_LINK_DAYS", "0"))) {
            var person = other.register();
            var email = email();
            other.post(
                    "/auth/email",
                    Map.of("password", person.password(), "email", email),
                    person.token());
            other.post(
                    "/auth/email/confirm",
                    Map.of("token", mailbox.code(email, CONFIRM), "password", person.password()));

            var told = mailbox.await(person.email(), CHANGED);

            assertFalse(Mailbox.plain(told).contains("#"));
        }
    }

    @Test
    void isOfferedAtTheRegistration() {
        var person = service.register();
        var code = mailbox.code(person.email(), CONFIRM);
        assertEquals("false", account(person.token(), "email_verified"));

        assertEquals(
                "200 success, Your email is confirmed.",
                confirm(code, person.password()).line());

        assertEquals("true", account(person.token(), "email_verified"));
    }

    @Test
    void hasALinkThatIsSentAgainUntilItIsConfirmed() {
        var person = service.register();
        mailbox.await(person.email(), 1);
        assertEquals(RESENT, resend(person).line());
        assertEquals(TOO_MANY, resend(person).line());
        var second = mailbox.await(person.email(), 2);
        confirm(Mailbox.code(second), person.password());
        allowAnother(person);

        assertEquals(RESENT, resend(person).line());

        Eventually.holds("nothing waits", () -> service.count("mail_outbox") == 0);
        assertEquals(2, mailbox.to(person.email()).size());
    }

    @Test
    void isNotTheCallersWhoWasLoggedOut() {
        var person = service.register();
        service.get("/auth/logout", person.token());

        assertEquals(INVALID, resend(person).line());
    }

    @Test
    void isToldWithTheNameAndThePassword() {
        var person = service.register();
        service.post("/auth/username", Map.of("username", "n" + UUID.randomUUID()), person.token());
        mailbox.await(person.email(), "Your username at www.example.org was changed");
        service.post("/auth/account/delete", Map.of("password", person.password()), person.token());

        mailbox.await(person.email(), "Your account at www.example.org was deleted");
    }

    private static void change(Person person, String email) {
        assertEquals(ASKED, ask(person, email).line());
        assertEquals(
                200, confirm(mailbox.code(email, CONFIRM), person.password()).status());
    }

    private static Answer ask(Person person, String email) {
        return service.post(
                "/auth/email",
                Map.of("password", person.password(), "email", email),
                person.token());
    }

    private static Answer confirm(String code, String password) {
        return service.post("/auth/email/confirm", Map.of("token", code, "password", password));
    }

    private static Answer undo(String code) {
        return service.post("/auth/email/undo", Map.of("token", code));
    }

    private static Answer resend(Person person) {
        return service.send(service.request("/auth/email/resend")
                .header("Authorization", "Bearer " + person.token())
                .POST(BodyPublishers.noBody()));
    }

    private static String email() {
        return "e" + UUID.randomUUID() + "@example.org";
    }

    private static String logIn(String email, String password) {
        return service.post("/auth/login", Service.login(email, password))
                .json()
                .path("auth_token")
                .asText();
    }

    private static String account(String token, String field) {
        return service.get("/auth/account", token)
                .json()
                .path("data")
                .path(field)
                .asText();
    }

    private static void allowAnother(Person person) {
        try {
            service.execute(
                    "DELETE FROM failed_logins WHERE subject = sha256(convert_to('mail a minute to ' || lower('%s'), 'UTF8'))"
                            .formatted(person.email()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
