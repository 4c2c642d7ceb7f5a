package dev.quintet.users.own;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.login.TestToken;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Asks a service what somebody's client does about their account. */
record AccountClient(Service service) {
    static final String INVALID_TOKEN = "401 error, Invalid token. Please log in again.";
    static final String WRONG_PASSWORD = "400 error, Sorry. That password is wrong.";
    static final String DEAD_LINK = "400 error, That link is no longer valid.";
    static final String TOO_MANY = "429 error, Too many requests. Please try again later.";
    static final String NEW_PASSWORD = "another good password";

    String logIn(Person person) {
        return logIn(person.email(), person.password());
    }

    String logIn(String email, String password) {
        return token(service.post("/auth/login", Service.login(email, password)));
    }

    static String token(Answer answer) {
        return answer.json().path("auth_token").asText();
    }

    /** As the replaced stack, and the release before sessions, issue it. */
    String oldToken(Person person) throws Exception {
        return oldToken(person, Instant.now().getEpochSecond());
    }

    String oldToken(Person person, long issuedAt) throws Exception {
        return TestToken.of("{\"sub\": %d, \"iat\": %d, \"exp\": %d}"
                .formatted(id(logIn(person)), issuedAt, issuedAt + 3600));
    }

    int id(String token) {
        return service.get("/auth/status", token).json().path("data").path("id").asInt();
    }

    String account(String token, String field) {
        return service.get("/auth/account", token)
                .json()
                .path("data")
                .path(field)
                .asText();
    }

    Answer changeUsername(Person person, String username) {
        return service.post("/auth/username", Map.of("username", username), person.token());
    }

    Answer changePassword(Person person, String password) {
        return service.post(
                "/auth/password",
                Map.of("password", password, "new_password", NEW_PASSWORD),
                person.token());
    }

    Answer changeEmail(Person person, String email) {
        return service.post(
                "/auth/email",
                Map.of("password", person.password(), "email", email),
                person.token());
    }

    Answer confirm(String code, String password) {
        return service.post("/auth/email/confirm", Map.of("token", code, "password", password));
    }

    Answer undo(String code) {
        return service.post("/auth/email/undo", Map.of("token", code));
    }

    Answer resend(Person person) {
        return service.send(service.request("/auth/email/resend")
                .header("Authorization", "Bearer " + person.token())
                .POST(BodyPublishers.noBody()));
    }

    Answer forgot(String email) {
        return service.post("/auth/forgot", Map.of("email", email));
    }

    Answer reset(String code, String password) {
        return service.post("/auth/reset", Map.of("token", code, "password", password));
    }

    Answer delete(Person person) {
        return service.post(
                "/auth/account/delete", Map.of("password", person.password()), person.token());
    }

    JsonNode sessions(String token) {
        return service.get("/auth/sessions", token).json().path("data").path("sessions");
    }

    String sessionOf(String token) {
        return StreamSupport.stream(sessions(token).spliterator(), false)
                .filter(session -> session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    Answer end(Person person, String token, String session) {
        return service.post(
                "/auth/sessions/end",
                Map.of("password", person.password(), "session", session),
                token);
    }

    Answer post(String path, String json, String token) {
        return service.send(service.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(json)));
    }

    /** As after the minute in which no other mail is sent. */
    void allowAnotherMailTo(String email) {
        try {
            service.execute(
                    "DELETE FROM failed_logins WHERE subject = sha256(convert_to('mail a minute to ' || lower('%s'), 'UTF8'))"
                            .formatted(email));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
