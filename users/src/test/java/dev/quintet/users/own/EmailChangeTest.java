package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.DEAD_LINK;
import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;
import static dev.quintet.users.own.AccountClient.TOO_MANY;
import static dev.quintet.users.own.AccountClient.WRONG_PASSWORD;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;
import dev.quintet.users.mail.MailingService;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

class EmailChangeTest {
    private static final String ASKED =
            "202 success, Please confirm your new email by the link that was sent to it.";
    private static final String CONFIRM = "Confirm your email";

    @AutoClose
    private static final MailingService mailing =
            MailingService.start("EMAIL_VERIFICATION", "offered");

    private static final Mailbox mailbox = mailing.mailbox();
    private static final Service service = mailing.service();
    private static final AccountClient client = new AccountClient(service);

    @Test
    void happensOnceTheNewOneIsConfirmed() {
        var person = service.register();
        var other = client.logIn(person.email(), person.password());
        var email = email();

        assertEquals(ASKED, client.changeEmail(person, email).line());

        assertEquals(email, client.account(person.token(), "pending_email"));
        assertEquals(person.email(), client.account(person.token(), "email"));
        var code = mailbox.code(email, CONFIRM);
        assertEquals(email, client.account(person.token(), "pending_email"));
        var told = mailbox.await(person.email(), "A new email for your account");
        assertTrue(Mailbox.plain(told).contains(email));
        assertEquals(
                "200 success, Your email was changed.",
                client.confirm(code, person.password()).line());
        assertEquals(email, client.account(person.token(), "email"));
        assertEquals("true", client.account(person.token(), "email_verified"));
        assertEquals("null", client.account(person.token(), "pending_email"));
        assertEquals(INVALID_TOKEN, service.get("/auth/status", other).line());
        assertEquals(DEAD_LINK, client.confirm(code, person.password()).line());
    }

    @Test
    void doesNotTellThatTheNewOneIsTaken() {
        var person = service.register();
        var other = service.register();
        mailbox.await(other.email(), CONFIRM);

        assertEquals(ASKED, client.changeEmail(person, other.email()).line());

        var code = Mailbox.code(mailbox.await(other.email(), 2));
        assertEquals(
                "400 error, Sorry. That email already exists.",
                client.confirm(code, person.password()).line());
        assertEquals(person.email(), client.account(person.token(), "email"));
    }

    /** So that nothing happens where somebody else, or a scanner, opens the link. */
    @Test
    void needsThePasswordOfTheAccount() {
        var person = service.register();
        var email = email();
        client.changeEmail(person, email);
        var code = mailbox.code(email, CONFIRM);

        assertEquals(WRONG_PASSWORD, client.confirm(code, "a wrong password").line());

        assertEquals(200, client.confirm(code, person.password()).status());
    }

    @Test
    void isToOneAddressAtATime() {
        var person = service.register();
        var first = email();
        client.changeEmail(person, first);
        var code = mailbox.code(first, CONFIRM);
        var second = email();

        client.changeEmail(person, second);

        assertEquals(second, client.account(person.token(), "pending_email"));
        assertEquals(DEAD_LINK, client.confirm(code, person.password()).line());
        assertEquals(
                200,
                client.confirm(mailbox.code(second, CONFIRM), person.password()).status());
    }

    @Test
    void happensAtOnceWhereOnlyCaseDiffers() {
        var person = service.register();

        assertEquals(
                "200 success, Your email was changed.",
                client.changeEmail(person, person.email().toUpperCase()).line());

        assertEquals(person.email().toUpperCase(), client.account(person.token(), "email"));
    }

    /** The threat "trojan email change": whoever gets the account back has it alone. */
    @Test
    void doesNotHappenOnceThePasswordWasSetAnew() {
        var person = service.register();
        var email = email();
        client.changeEmail(person, email);
        var code = mailbox.code(email, CONFIRM);
        service.post("/auth/forgot", Map.of("email", person.email()));
        var reset = mailbox.code(person.email(), "Set a new password");
        service.post("/auth/reset", Map.of("token", reset, "password", "another good password"));

        assertEquals(DEAD_LINK, client.confirm(code, "another good password").line());
        assertEquals(
                "null",
                client.account(
                        client.logIn(person.email(), "another good password"), "pending_email"));
    }

    @Test
    void isAskedForOnceAMinute() {
        var person = service.register();
        var email = email();

        assertEquals(ASKED, client.changeEmail(person, email).line());

        assertEquals(TOO_MANY, client.changeEmail(person, email).line());
    }

    @Test
    void isToldWithTheNameAndThePassword() {
        var person = service.register();
        service.post("/auth/username", Map.of("username", "n" + UUID.randomUUID()), person.token());
        mailbox.await(person.email(), "Your username at www.example.org was changed");
        service.post("/auth/account/delete", Map.of("password", person.password()), person.token());

        mailbox.await(person.email(), "Your account at www.example.org was deleted");
    }

    private static String email() {
        return "e" + UUID.randomUUID() + "@example.org";
    }
}
