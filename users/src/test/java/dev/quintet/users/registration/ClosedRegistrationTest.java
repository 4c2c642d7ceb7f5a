package dev.quintet.users.registration;

import static dev.quintet.users.registration.SignUp.CLOSED;
import static dev.quintet.users.registration.SignUp.DONE;
import static dev.quintet.users.registration.SignUp.email;
import static dev.quintet.users.registration.SignUp.username;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;

class ClosedRegistrationTest {
    @AutoClose
    private static final SignUp signUp = SignUp.start();

    @Test
    void refusesWhoRegistersWhateverTheySend() throws SQLException {
        try (var closed = signUp.replica("REGISTRATION", "closed", "EMAIL_VERIFICATION", "off")) {
            assertEquals(
                    CLOSED,
                    closed.post("/auth/register", Service.registration(username(), email()))
                            .line());
            assertEquals(CLOSED, closed.post("/auth/register", "{}").line());
        }
    }

    @Test
    void refusesAlsoWhoseLinkWasMailedBeforeUntilItIsOpenAgain() throws SQLException {
        var code = signUp.register(email());
        try (var closed = signUp.replica("REGISTRATION", "closed")) {
            for (var tries = 0; tries < 6; tries++) {
                assertEquals(
                        CLOSED,
                        closed.post(
                                        "/auth/register/confirm",
                                        Map.of("token", code, "password", "a wrong password"))
                                .line());
            }
        }

        assertEquals(DONE, signUp.confirm(code, Service.PASSWORD).line());
    }

    @Test
    void leavesItToAdminsToAddUsers() throws SQLException {
        var email = email();
        var token = signUp.confirm(signUp.register(email), Service.PASSWORD)
                .json()
                .path("auth_token")
                .asText();
        signUp.service.execute("UPDATE users SET admin = true WHERE email = '%s'".formatted(email));
        var added = email();
        try (var closed = signUp.replica("REGISTRATION", "closed")) {
            assertEquals(
                    "201 success, %s was added!".formatted(added),
                    closed.post("/users", Service.registration(username(), added), token)
                            .line());

            // Nobody asks them to prove their email first.
            assertEquals(
                    200,
                    closed.post("/auth/login", Service.login(added, Service.PASSWORD))
                            .status());
        }
    }
}
