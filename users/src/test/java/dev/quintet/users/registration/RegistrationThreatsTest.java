package dev.quintet.users.registration;

import static dev.quintet.users.registration.SignUp.ASKED;
import static dev.quintet.users.registration.SignUp.DEAD;
import static dev.quintet.users.registration.SignUp.DONE;
import static dev.quintet.users.registration.SignUp.TOO_MANY;
import static dev.quintet.users.registration.SignUp.WRONG;
import static dev.quintet.users.registration.SignUp.email;
import static dev.quintet.users.registration.SignUp.username;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What somebody can try who registers with an email that is not theirs. */
class RegistrationThreatsTest {
    private static final String OWN = "the password of the owner";
    private static final String FOREIGN = "the password of a stranger";

    @AutoClose
    private static final SignUp signUp = SignUp.start();

    /** The threat "pre-hijack", where the stranger, or the owner, is first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noStrangerGetsAnAccountByTheLinkOfItsOwner(boolean strangerIsFirst) throws SQLException {
        var email = email();
        signUp.register(username(), email, strangerIsFirst ? FOREIGN : OWN);
        var first = signUp.code(email);
        signUp.allowAnotherMail(email);
        signUp.register(username(), email, strangerIsFirst ? OWN : FOREIGN);
        var second = Mailbox.code(signUp.mailbox.await(email, 2));
        var owned = strangerIsFirst ? second : first;
        var foreign = strangerIsFirst ? first : second;

        // Whatever the owner opens, and the stranger's link is in the mailbox of the owner.
        assertEquals(WRONG, signUp.confirm(foreign, OWN).line());
        assertEquals(DONE, signUp.confirm(owned, OWN).line());

        assertEquals(DEAD, signUp.confirm(foreign, FOREIGN).line());
        assertEquals(404, logIn(email, FOREIGN));
        assertEquals(200, logIn(email, OWN));
    }

    /** The threat "pre-hijack", where the owner has opened the stranger's link by mistake. */
    @Test
    void anOwnerWhoOpensTheLinkOfAStrangerMakesNothing() {
        var email = email();
        signUp.register(username(), email, FOREIGN);

        assertEquals(WRONG, signUp.confirm(signUp.code(email), OWN).line());

        assertEquals(0, signUp.users(email));
        assertEquals(404, logIn(email, FOREIGN));
    }

    /** The threat "who has an account": the same SQL runs, and the same is answered. */
    @Test
    void nobodyLearnsWhoHasAnAccount() throws SQLException {
        var known = email();
        signUp.confirm(signUp.register(known), Service.PASSWORD);
        var unknown = email();
        // Each statement is sent with its text.
        try (var plain =
                signUp.replica("DATABASE_URL", signUp.service.jdbcUrl() + "&prepareThreshold=0")) {
            plain.post("/auth/register", Service.registration(username(), email()));
            signUp.allowAnotherMail(known);
            try (var statements = new SentStatements()) {
                var ofKnown = plain.post("/auth/register", Service.registration(username(), known));
                var sentForKnown = statements.drain();
                var ofUnknown =
                        plain.post("/auth/register", Service.registration(username(), unknown));

                assertEquals(sentForKnown, statements.drain());
                assertTrue(sentForKnown.toString().contains("INSERT INTO registrations"));
                assertEquals(ofKnown.response().body(), ofUnknown.response().body());
                assertEquals(ASKED, ofUnknown.line());
                assertEquals(
                        ofKnown.response().headers().map().keySet(),
                        ofUnknown.response().headers().map().keySet());
            }
        }
    }

    /** The threat "two uses of one code at once", on two replicas. */
    @Test
    void aLinkMakesOneUserHoweverManyUseItAtOnce() throws Exception {
        var email = email();
        var code = signUp.register(email);
        try (var replica = signUp.replica()) {
            var answers = Stream.iterate(0, i -> i + 1)
                    .limit(20)
                    .map(i -> CompletableFuture.supplyAsync(
                            () -> (i % 2 == 0 ? signUp.service : replica)
                                    .post(
                                            "/auth/register/confirm",
                                            Map.of("token", code, "password", Service.PASSWORD))
                                    .line()))
                    .toList();

            var won = 0;
            for (var answer : answers) {
                won += answer.get().equals(DONE) ? 1 : 0;
                assertTrue(answer.get().equals(DONE) || answer.get().equals(DEAD), answer.get());
            }
            assertEquals(1, won);
        }
        assertEquals(1, signUp.users(email));
    }

    /** The threat "scanner opens link": no code is in a path or a query, and no GET spends one. */
    @Test
    void whoOpensAddressesFinishesNothing() {
        var code = signUp.register(email());

        for (var path :
                new String[] {"/auth/register/confirm?token=" + code, "/auth/register/confirm"}) {
            assertEquals(405, signUp.service.get(path).status());
        }

        assertEquals(DONE, signUp.confirm(code, Service.PASSWORD).line());
    }

    /** The threat "relay": nobody sends words of theirs to somebody else. */
    @Test
    void noMailHasWordsOfWhoRegisters() throws SQLException {
        var name = "http://evil.example.net/" + username();
        var email = email();
        signUp.register(name, email, OWN);
        signUp.confirm(signUp.code(email), OWN);
        signUp.allowAnotherMail(email);
        signUp.register(name + "2", email, OWN);
        signUp.mailbox.await(email, 2);

        for (var mail : signUp.mailbox.to(email)) {
            assertFalse((Mailbox.header(mail, "Subject") + Mailbox.plain(mail) + Mailbox.html(mail))
                    .contains("evil"));
        }
    }

    /** The threat "mail bomb": counted on all replicas, and for all spellings together. */
    @Test
    void anEmailGetsOneMailAMinute() throws SQLException {
        var email = email();
        // Started before, as that can take the minute.
        try (var replica = signUp.replica()) {
            signUp.register(email);

            var second = replica.post(
                    "/auth/register", Service.registration(username(), email.toUpperCase()));

            assertEquals(TOO_MANY, second.line());
            assertTrue(Integer.parseInt(second.header("Retry-After")) <= 60);
        }
        assertEquals(
                1,
                signUp.service.count(
                        "registrations WHERE lower(email) = lower('%s')".formatted(email)));
    }

    /** The threat "database leaks". */
    @Test
    void theDatabaseHoldsNoCodeTokenOrPassword() throws SQLException {
        var email = email();
        signUp.register(username(), email, OWN);
        var used = signUp.code(email);
        var token = signUp.confirm(used, OWN).json().path("auth_token").asText();
        var other = email();
        signUp.register(username(), other, FOREIGN);
        var unused = signUp.code(other);
        Eventually.holds("nothing waits", () -> signUp.service.count("mail_outbox") == 0);

        var dump = signUp.service.dump();

        assertTrue(dump.contains(email) && dump.contains(other), "it is a dump");
        for (var secret : new String[] {used, unused, token, OWN, FOREIGN}) {
            assertFalse(dump.contains(secret), secret);
        }
    }

    private static int logIn(String email, String password) {
        return signUp.service
                .post("/auth/login", Service.login(email, password))
                .status();
    }
}
