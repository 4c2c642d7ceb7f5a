package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;
import static dev.quintet.users.own.AccountClient.TOO_MANY;
import static dev.quintet.users.own.AccountClient.WRONG_PASSWORD;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

class EmailConfirmationTest {
    private static final String RESENT =
            "202 success, If your email is not confirmed yet, a link was sent to it.";
    private static final String CONFIRM = "Confirm your email";

    private static Mailbox mailbox;
    private static Service service;
    private static AccountClient client;

    @BeforeAll
    static void start() throws SQLException {
        mailbox = Mailbox.start();
        service = Service.start(
                PostgreSql.newDatabase(), mailbox.variables("EMAIL_VERIFICATION", "offered"));
        client = new AccountClient(service);
    }

    @AfterAll
    static void stop() {
        service.close();
        mailbox.close();
    }

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
