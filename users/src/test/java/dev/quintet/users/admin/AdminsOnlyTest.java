package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;

/** What only admins may do. */
class AdminsOnlyTest {
    private static Service service;

    @BeforeAll
    static void startWithMail() throws SQLException {
        service = Service.start(PostgreSql.newDatabase(), Mailbox.unreachable());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/search",
        "GET, /users/audit",
        "GET, /users/mail",
        "PATCH, /users/1",
        "PATCH, /users/x",
        "POST, /users/1/delete",
        "POST, /users/1/reset",
        "POST, /users/1/sessions/end"
    })
    void isRefusedToOthersWhoStayLoggedIn(String method, String path) {
        var person = service.register();
        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.send(method, path, "", "x").line());

        assertEquals(
                "403 error, You do not have permission to do that.",
                service.send(method, path, "", person.token()).line());

        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /users/%s",
        "POST, /users/%s/delete",
        "POST, /users/%s/reset",
        "POST, /users/%s/sessions/end"
    })
    void isAnsweredByA404WhereThereIsNoSuchUser(String method, String path) throws SQLException {
        var admin = service.admin();
        var json = "{\"password\": \"%s\", \"active\": true}".formatted(admin.password());

        for (var id : new String[] {"2147483647", "99999999999", "x", "-1"}) {
            assertEquals(
                    "404 fail, User does not exist",
                    service.send(method, path.formatted(id), json, admin.token())
                            .line());
        }
    }

    /** Ids are digits, so other words are routes of their own. */
    @ParameterizedTest
    @CsvSource({"/users/search", "/users/audit", "/users/mail"})
    void isNoUser(String path) throws SQLException {
        var admin = service.admin();

        assertEquals(200, service.get(path, admin.token()).status());
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /users/%s, \"admin\": false", "POST, /users/%s/delete, \"session\": \"\""})
    void asksForTheAdminsOwnPasswordWithinTheLimitsOfLogins(
            String method, String path, String field) throws SQLException {
        var admin = service.admin();
        var person = service.register();
        var target = path.formatted(service.id(person.email()));
        for (var tries = 0; tries < 10; tries++) {
            assertEquals(
                    "400 error, Sorry. That password is wrong.",
                    service.send(method, target, json("wrong " + tries, field), admin.token())
                            .line());
        }

        assertEquals(
                "429 error, Too many failed logins. Please try again later.",
                service.send(method, target, json(admin.password(), field), admin.token())
                        .line());

        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    private static String json(String password, String field) {
        return "{\"password\": \"%s\", %s}".formatted(password, field);
    }
}
