package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;
import static dev.quintet.users.own.AccountClient.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.Eventually;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

class OwnAccountTest {
    @AutoClose
    private static final Service service = Service.start();

    private static final AccountClient client = new AccountClient(service);

    @Test
    void isShownToItsUser() {
        var person = service.register();

        var data = service.get("/auth/account", person.token()).json().path("data");

        var status = service.get("/auth/status", person.token()).json().path("data");
        for (var field : new String[] {"id", "username", "email", "active", "created_at"}) {
            assertEquals(status.path(field), data.path(field), field);
        }
        assertEquals(
                "[false,null,false,null]",
                "[%s,%s,%s,%s]"
                        .formatted(
                                data.path("email_verified"),
                                data.path("pending_email"),
                                data.path("admin"),
                                data.path("password_changed_at")));
    }

    @Test
    void changesItsUsername() throws SQLException {
        var person = service.register();
        var name = "n" + UUID.randomUUID();

        assertEquals(
                "200 success, Your username was changed.",
                client.changeUsername(person, name).line());
        assertEquals(
                "200 success, Your username was changed.",
                client.changeUsername(person, name).line());

        assertEquals(name, client.account(person.token(), "username"));
        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void doesNotTakeAnothersUsername() {
        var person = service.register();
        var other = service.register();

        assertEquals(
                "400 error, Sorry. That username already exists.",
                client.changeUsername(person, other.username()).line());
        assertEquals(
                "400 error, Invalid payload.",
                client.changeUsername(person, " ").line());

        assertEquals(person.username(), client.account(person.token(), "username"));
    }

    /** Two users who choose the same name at once: the unique index decides. */
    @Test
    void doesNotTakeAUsernameThatAnotherTakesInTheSameMoment() throws Exception {
        var person = service.register();
        var other = service.register();
        var name = "n" + UUID.randomUUID();
        try (var change = service.database()) {
            change.setAutoCommit(false);
            change.createStatement()
                    .execute("UPDATE users SET username = '%s' WHERE email = '%s'"
                            .formatted(name, other.email()));
            var answer = CompletableFuture.supplyAsync(() -> client.changeUsername(person, name));
            Eventually.holds("the change waits", service::isWaiting);
            change.commit();

            assertEquals(
                    "400 error, Sorry. That username already exists.",
                    answer.get().line());
        }
    }

    @Test
    void changesItsEmailAtOnceWithoutMail() {
        var person = service.register();
        var email = "e" + UUID.randomUUID() + "@example.org";

        assertEquals(
                "200 success, Your email was changed.",
                client.changeEmail(person, email).line());

        assertEquals(email, client.account(person.token(), "email"));
        assertEquals(
                200,
                service.post("/auth/login", Service.login(email, person.password()))
                        .status());
        assertEquals(404, service.post("/auth/login", person.login()).status());
    }

    @Test
    void doesNotTakeAnothersEmailInAnySpelling() {
        var person = service.register();
        var other = service.register();

        for (var email : new String[] {other.email(), other.email().toUpperCase()}) {
            assertEquals(
                    "400 error, Sorry. That email already exists.",
                    client.changeEmail(person, email).line());
        }
        assertEquals(
                "200 success, Your email was changed.",
                client.changeEmail(person, person.email().toUpperCase()).line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/account", "/auth/sessions", "/auth/status"})
    void isNobodysAfterALogout(String path) {
        var person = service.register();
        service.get("/auth/logout", person.token());

        assertEquals(INVALID_TOKEN, service.get(path, person.token()).line());
    }

    @Test
    void isNotChangedWithATokenThatWasLoggedOut() {
        var person = service.register();
        service.get("/auth/logout", person.token());

        assertEquals(INVALID_TOKEN, client.changeUsername(person, "x").line());
        assertEquals(
                INVALID_TOKEN, client.changePassword(person, person.password()).line());
        assertEquals(INVALID_TOKEN, client.changeEmail(person, "x@example.org").line());
        assertEquals(INVALID_TOKEN, client.delete(person).line());
        assertEquals(
                INVALID_TOKEN,
                service.post(
                                "/auth/sessions/end",
                                Map.of("password", person.password(), "session", "all"),
                                person.token())
                        .line());
    }

    /** Who did what, and from where, but never what they typed. */
    @Test
    void hasAnEntryInTheAuditLogForEachAction() throws SQLException {
        var person = service.register();
        var id = client.account(person.token(), "id");
        client.changeUsername(person, "n" + UUID.randomUUID());
        client.changeEmail(person, "e" + UUID.randomUUID() + "@example.org");
        var token = token(client.changePassword(person, person.password()));
        service.get("/auth/logout", token);

        try (var connection = service.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT string_agg(concat_ws(' ', event, actor_id = user_id, host(address),
                            session_id IS NOT NULL, detail), ', ' ORDER BY id)
                        FROM audit_log WHERE user_id = %s""".formatted(id))) {
            row.next();
            assertEquals(
                    "registered t 127.0.0.1 t, username_changed t 127.0.0.1 t, email_changed t 127.0.0.1 t, password_changed t 127.0.0.1 t, logout t 127.0.0.1 t",
                    row.getString(1));
        }
    }
}
