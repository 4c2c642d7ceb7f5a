package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;
import static dev.quintet.users.own.AccountClient.TOO_MANY;
import static dev.quintet.users.own.AccountClient.WRONG_PASSWORD;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.Eventually;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;
import dev.quintet.users.mail.MailingService;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EmailConfirmationTest {
    private static final String RESENT =
            "202 success, If your email is not confirmed yet, a link was sent to it.";
    private static final String CONFIRM = "Confirm your email";

    @AutoClose
    private static final MailingService mailing =
            MailingService.start("EMAIL_VERIFICATION", "offered");

    private static final Mailbox mailbox = mailing.mailbox();
    private static final Service service = mailing.service();
    private static final AccountClient client = new AccountClient(service);

    @Test
    void isOfferedAtTheRegistration() {
        var person = service.register();
        var code = mailbox.code(person.email(), CONFIRM);
        assertEquals("false", client.account(person.token(), "email_verified"));

        assertEquals(
                "200 success, Your email is confirmed.",
                client.confirm(code, person.password()).line());

        assertEquals("true", client.account(person.token(), "email_verified"));
    }

    @Test
    void hasALinkThatIsSentAgainUntilItIsConfirmed() {
        var person = service.register();
        mailbox.await(person.email(), 1);
        assertEquals(RESENT, client.resend(person).line());
        assertEquals(TOO_MANY, client.resend(person).line());
        var second = mailbox.await(person.email(), 2);
        client.confirm(Mailbox.code(second), person.password());
        client.allowAnotherMailTo(person.email());

        assertEquals(RESENT, client.resend(person).line());

        Eventually.holds("nothing waits", () -> service.count("mail_outbox") == 0);
        assertEquals(2, mailbox.to(person.email()).size());
    }

    @Test
    void isNotTheCallersWhoWasLoggedOut() {
        var person = service.register();
        service.get("/auth/logout", person.token());

        assertEquals(INVALID_TOKEN, client.resend(person).line());
    }

    @Test
    void isNotConfirmedByGuessing() {
        var person = service.register();
        var code = mailbox.code(person.email(), CONFIRM);
        for (var tries = 0; tries < 10; tries++) {
            assertEquals(WRONG_PASSWORD, client.confirm(code, "wrong " + tries).line());
        }

        assertEquals(429, client.confirm(code, person.password()).status());
    }
}
