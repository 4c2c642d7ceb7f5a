package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.DEAD_LINK;
import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.mail.Mailbox;
import dev.quintet.users.mail.MailingService;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** An email that the former address takes back. */
class EmailUndoTest {
    private static final String CONFIRM = "Confirm your email";
    private static final String CHANGED = "Your email at www.example.org was changed";
    private static final String UNDONE =
            "200 success, Your email was changed back. Please set a new password by the link that was sent to you.";

    @AutoClose
    private static final MailingService mailing =
            MailingService.start("EMAIL_VERIFICATION", "offered");

    private static final Mailbox mailbox = mailing.mailbox();
    private static final Service service = mailing.service();
    private static final AccountClient client = new AccountClient(service);

    @Test
    void isTakenBackByTheFormerAddress() {
        var person = service.register();
        var email = email();
        change(person, email);
        var code = mailbox.code(person.email(), CHANGED);

        assertEquals(UNDONE, client.undo(code).line());

        assertEquals(INVALID_TOKEN, service.get("/auth/status", person.token()).line());
        var reset = mailbox.code(person.email(), "Set a new password");
        assertEquals(
                200,
                service.post(
                                "/auth/reset",
                                Map.of("token", reset, "password", "another good password"))
                        .status());
        var token = client.logIn(person.email(), "another good password");
        assertEquals(person.email(), client.account(token, "email"));
        assertEquals(DEAD_LINK, client.undo(code).line());
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

        assertEquals(UNDONE, client.undo(first).line());

        assertEquals(DEAD_LINK, client.undo(later).line());
        assertEquals(
                person.email(),
                client.account(client.logIn(person.email(), person.password()), "email"));
    }

    @Test
    void isTakenBackToTheFirstAfterALaterOneWasTakenBack() {
        var person = service.register();
        var second = email();
        change(person, second);
        var first = mailbox.code(person.email(), CHANGED);
        change(person, email());

        assertEquals(UNDONE, client.undo(mailbox.code(second, CHANGED)).line());
        assertEquals(UNDONE, client.undo(first).line());

        assertEquals(
                person.email(),
                client.account(client.logIn(person.email(), person.password()), "email"));
    }

    @Test
    void isNotTakenBackWhereAnotherHasTheFormerOne() throws SQLException {
        var person = service.register();
        change(person, email());
        var code = mailbox.code(person.email(), CHANGED);
        service.post(
                "/auth/register", Service.registration("n" + UUID.randomUUID(), person.email()));

        assertEquals(
                "400 error, Sorry. That email already exists.",
                client.undo(code).line());
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

    private static void change(Person person, String email) {
        assertEquals(202, client.changeEmail(person, email).status());
        assertEquals(
                200,
                client.confirm(mailbox.code(email, CONFIRM), person.password()).status());
    }

    private static String email() {
        return "e" + UUID.randomUUID() + "@example.org";
    }
}
