package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.DEAD_LINK;
import static dev.quintet.users.own.AccountClient.NEW_PASSWORD;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.mail.Mailbox;
import dev.quintet.users.mail.MailingService;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A password that is set by the link in a mail. */
class ResetLinkTest {
    @AutoClose
    private static final MailingService mailing = MailingService.start();

    private static final Mailbox mailbox = mailing.mailbox();
    private static final Service service = mailing.service();
    private static final AccountClient client = new AccountClient(service);

    /** The threat "old reset link after email or password change". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET email = 'moved-' || email WHERE email = '%s'",
                "UPDATE users SET active = false WHERE email = '%s'",
                "UPDATE one_time_codes SET expires_at = now() FROM users WHERE users.id = user_id AND users.email = '%s'",
                "UPDATE one_time_codes SET purpose = 'confirm_email' FROM users WHERE users.id = user_id AND users.email = '%s'",
                // While a release is rolled out, or taken back.
                "UPDATE one_time_codes SET purpose = 'of_tomorrow' FROM users WHERE users.id = user_id AND users.email = '%s'",
                "DELETE FROM users WHERE email = '%s'"
            })
    void isNotSetByALinkThatNoLongerCounts(String change) throws SQLException {
        var person = service.register();
        var code = codeFor(person);

        service.execute(change.formatted(person.email()));

        assertEquals(DEAD_LINK, client.reset(code, NEW_PASSWORD).line());
    }

    @Test
    void isNotSetByALinkOfBeforeItWasChanged() {
        var person = service.register();
        var code = codeFor(person);
        service.post(
                "/auth/password",
                Map.of("password", person.password(), "new_password", NEW_PASSWORD),
                person.token());

        assertEquals(DEAD_LINK, client.reset(code, "a third good password").line());
        assertEquals(
                200,
                service.post("/auth/login", Service.login(person.email(), NEW_PASSWORD))
                        .status());
    }

    /** The threat "two uses of one code at once". */
    @Test
    void isSetOnceHoweverManyUseTheLinkAtOnce() throws Exception {
        var code = codeFor(service.register());

        var answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> client.reset(code, NEW_PASSWORD)))
                .limit(20)
                .toList();

        var won = 0;
        for (var answer : answers) {
            won += answer.get().status() == 200 ? 1 : 0;
            assertTrue(answer.get().status() == 200
                    || answer.get().line().equals(DEAD_LINK)
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

        assertEquals(200, client.reset(code, NEW_PASSWORD).status());
    }

    @Test
    void isCheckedBeforeTheLinkIsSpent() {
        var code = codeFor(service.register());

        assertEquals("400 error, Invalid payload.", client.reset(code, "short").line());

        assertEquals(200, client.reset(code, NEW_PASSWORD).status());
    }

    @Test
    void isNotSetByWhatIsNoCode() {
        var person = service.register();

        assertEquals(DEAD_LINK, client.reset("x", NEW_PASSWORD).line());
        assertEquals(
                "400 error, Invalid payload.",
                client.reset(person.token(), NEW_PASSWORD).line());
    }

    /** The threat "JWT of another purpose". */
    @Test
    void hasCodesThatAreNoTokens() {
        var code = codeFor(service.register());

        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.get("/auth/status", code).line());
    }

    /** The threat "lock-out of a victim". */
    @Test
    void opensAnAccountThatWrongPasswordsHaveLocked() {
        var person = service.register();
        for (var tries = 0; tries < 10; tries++) {
            service.post("/auth/login", Service.login(person.email(), "wrong " + tries));
        }
        assertEquals(429, service.post("/auth/login", person.login()).status());

        client.reset(codeFor(person), NEW_PASSWORD);

        assertEquals(
                200,
                service.post("/auth/login", Service.login(person.email(), NEW_PASSWORD))
                        .status());
    }

    @Test
    void isNotSpentWhereTheWrongPasswordsCannotBeForgotten() throws SQLException {
        try (var other = MailingService.start()) {
            var person = other.service().register();
            other.service().post("/auth/login", Service.login(person.email(), "a wrong password"));
            other.service().post("/auth/forgot", Map.of("email", person.email()));
            var code = other.mailbox().code(person.email(), "Set a new password");
            other.service().changeSchema("""
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '55P03'; END $$;
                    CREATE TRIGGER refuse BEFORE UPDATE ON failed_logins FOR EACH ROW
                        WHEN (new.failures = 0 AND old.failures > 0) EXECUTE FUNCTION refuse()""");
            var reset = Map.of("token", code, "password", NEW_PASSWORD);
            assertEquals(503, other.service().post("/auth/reset", reset).status());

            other.service().execute("DROP TRIGGER refuse ON failed_logins");

            assertEquals(200, other.service().post("/auth/reset", reset).status());
        }
    }

    /** The threat "database leaks". */
    @Test
    void leavesNoCodeTokenOrPasswordInTheDatabase() throws SQLException {
        var person = service.register();
        var code = codeFor(person);
        var unused = codeFor(service.register());
        client.reset(code, NEW_PASSWORD);

        var dump = service.dump();

        assertTrue(dump.contains(person.email()), "it is a dump");
        for (var secret :
                new String[] {code, unused, person.token(), NEW_PASSWORD, person.password()}) {
            assertFalse(dump.contains(secret), secret);
        }
    }

    private static String codeFor(Person person) {
        client.allowAnotherMailTo(person.email());
        client.forgot(person.email());
        return mailbox.code(person.email(), "Set a new password");
    }
}
