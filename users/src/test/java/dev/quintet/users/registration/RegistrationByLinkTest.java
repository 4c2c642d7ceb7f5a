package dev.quintet.users.registration;

import static dev.quintet.users.registration.SignUp.ASKED;
import static dev.quintet.users.registration.SignUp.DEAD;
import static dev.quintet.users.registration.SignUp.DONE;
import static dev.quintet.users.registration.SignUp.TAKEN;
import static dev.quintet.users.registration.SignUp.WRONG;
import static dev.quintet.users.registration.SignUp.email;
import static dev.quintet.users.registration.SignUp.username;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

class RegistrationByLinkTest {
    private static final String PASSWORD = Service.PASSWORD;

    @AutoClose
    private static final SignUp signUp = SignUp.start();

    @Test
    void makesAUserOnceTheLinkInAMailIsOpened() {
        var email = email();
        var username = username();

        var asked = signUp.register(username, email, PASSWORD);

        assertEquals(ASKED, asked.line());
        assertFalse(asked.json().has("auth_token"));
        assertEquals(0, signUp.users(email));
        assertEquals(404, logIn(email, PASSWORD).status());
        var mail = signUp.mailbox.await(email, 1);
        assertEquals("Finish signing up at www.example.org", Mailbox.header(mail, "Subject"));
        var link = Mailbox.PUBLIC_URL + "/finish#" + Mailbox.code(mail);
        assertTrue(Mailbox.plain(mail).contains("\n" + link));
        assertTrue(Mailbox.plain(mail).contains("good for one day"));
        assertTrue(Mailbox.html(mail).contains("href=\"" + link + "\""));
        var done = signUp.confirm(Mailbox.code(mail), PASSWORD);
        assertEquals(DONE, done.line());
        var account = signUp.service.get("/auth/account", token(done)).json().path("data");
        assertEquals(username, account.path("username").asText());
        assertEquals(email, account.path("email").asText());
        assertTrue(account.path("email_verified").asBoolean());
        assertEquals(200, logIn(email, PASSWORD).status());
        assertEquals(
                1,
                signUp.service.count(
                        "audit_log JOIN users ON users.id = user_id WHERE event = 'registered' AND email = '%s'"
                                .formatted(email)));
        assertEquals(0, signUp.service.count("registrations WHERE email = '%s'".formatted(email)));
    }

    @Test
    void isRefusedWhereAUserHasTheUsername() {
        var username = username();
        var email = email();
        signUp.register(username, email, PASSWORD);
        signUp.confirm(signUp.code(email), PASSWORD);

        assertEquals(TAKEN, signUp.register(username, email(), PASSWORD).line());
    }

    @Test
    void keepsNoUsernameForWhoHasNotOpenedTheLink() {
        var username = username();
        var slow = email();
        var quick = email();
        assertEquals(ASKED, signUp.register(username, slow, PASSWORD).line());
        assertEquals(ASKED, signUp.register(username, quick, PASSWORD).line());
        assertEquals(DONE, signUp.confirm(signUp.code(quick), PASSWORD).line());
        var code = signUp.code(slow);

        // More often than wrong passwords are let through.
        for (var tries = 0; tries < 6; tries++) {
            assertEquals(TAKEN, signUp.confirm(code, PASSWORD).line());
        }
        assertEquals(TAKEN, signUp.confirm(code, PASSWORD, username).line());
        var another = username();
        var done = signUp.confirm(code, PASSWORD, another);

        assertEquals(DONE, done.line());
        assertEquals(
                another,
                signUp.service
                        .get("/auth/status", token(done))
                        .json()
                        .at("/data/username")
                        .asText());
    }

    @Test
    void takesNoOtherUsernameThatBreaksARule() {
        var code = signUp.register(email());

        assertEquals(
                "400 error, Invalid payload.",
                signUp.confirm(code, PASSWORD, " x").line());

        assertEquals(DONE, signUp.confirm(code, PASSWORD).line());
    }

    @Test
    void isMailedToWhoHasAnAccountAsThatAndNothingElse() throws SQLException {
        var email = email();
        signUp.confirm(signUp.register(email), PASSWORD);
        signUp.allowAnotherMail(email);

        assertEquals(
                ASKED,
                signUp.register(username(), email.toUpperCase(), PASSWORD).line());

        var mail = signUp.mailbox.await(email, 2);
        assertEquals("You have an account at www.example.org", Mailbox.header(mail, "Subject"));
        assertTrue(Mailbox.plain(mail).contains("\n" + Mailbox.PUBLIC_URL + "/login"));
        assertEquals(0, signUp.mailbox.to(email.toUpperCase()).size());
        assertEquals(200, logIn(email, PASSWORD).status());
    }

    /** Guessing is of no use even to whoever reads the mail. */
    @Test
    void isOverAfterFiveWrongPasswords() throws Exception {
        var code = signUp.register(email());

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> signUp.confirm(code, "a wrong password").line()))
                .limit(12)
                .toList();

        var wrong = 0;
        for (var answer : answers) {
            wrong += answer.get().equals(WRONG) ? 1 : 0;
            assertTrue(answer.get().equals(WRONG) || answer.get().equals(DEAD), answer.get());
        }
        assertEquals(5, wrong);
        assertEquals(DEAD, signUp.confirm(code, PASSWORD).line());
    }

    @Test
    void countsNoPasswordThatWasNotChecked() throws Exception {
        var email = email();
        var code = signUp.register(email);
        try (var busy = signUp.replica("PASSWORD_MAX_WAITING", "1")) {
            var payload = "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(code, PASSWORD);
            // So none of those that are checked finishes the registration.
            signUp.service.execute(
                    "INSERT INTO users (username, email, password) SELECT username, '%s', '-' FROM registrations WHERE email = '%s'"
                            .formatted(email(), email));
            var seen = new HashSet<Integer>();
            while (!seen.contains(503)) {
                Stream.generate(() -> CompletableFuture.supplyAsync(() ->
                                busy.post("/auth/register/confirm", payload).status()))
                        .limit(20)
                        .toList()
                        .forEach(status -> seen.add(status.join()));
            }
        }

        assertEquals(DONE, signUp.confirm(code, PASSWORD, username()).line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE registrations SET expires_at = now() WHERE email = '%s'",
                "DELETE FROM registrations WHERE email = '%s'",
                // An admin has added them meanwhile.
                "INSERT INTO users (username, email, password) VALUES ('x' || '%1$s', upper('%1$s'), '-')"
            })
    void isNotFinishedByALinkThatNoLongerCounts(String change) throws SQLException {
        var email = email();
        var code = signUp.register(email);

        signUp.service.execute(change.formatted(email));

        assertEquals(DEAD, signUp.confirm(code, PASSWORD).line());
    }

    @Test
    void isNotFinishedByWhatIsNoCode() {
        assertEquals(DEAD, signUp.confirm("x", PASSWORD).line());
        assertEquals("400 error, Invalid payload.", signUp.confirm("", "").line());
    }

    /** The answer to the first may be lost. The person then logs in. */
    @Test
    void isFinishedOnce() {
        var email = email();
        var code = signUp.register(email);
        signUp.confirm(code, PASSWORD);

        assertEquals(DEAD, signUp.confirm(code, PASSWORD).line());

        assertEquals(1, signUp.users(email));
        assertEquals(200, logIn(email, PASSWORD).status());
    }

    private static Answer logIn(String email, String password) {
        return signUp.service.post("/auth/login", Service.login(email, password));
    }

    private static String token(Answer answer) {
        return answer.json().path("auth_token").asText();
    }
}
