package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;

class DeleteUserTest {
    private static Mailbox mailbox;
    private static Service service;
    private static Person admin;

    @BeforeAll
    static void startWithAnAdmin() throws SQLException {
        mailbox = Mailbox.start();
        service = Service.start(
                PostgreSql.newDatabase(), mailbox.variables("ACCOUNT_DELETION", "off"));
        admin = service.admin();
    }

    @AfterAll
    static void stop() {
        service.close();
        mailbox.close();
    }

    /** The threat "tokens live after deletion", on another replica, too. */
    @Test
    void removesTheUserWithAllSessions() throws SQLException {
        var person = service.register();
        var id = service.id(person.email());
        try (var replica = service.replica(Duration.ZERO)) {
            assertEquals(200, replica.get("/auth/status", person.token()).status());

            assertEquals(
                    "200 success, %s was deleted.".formatted(person.email()),
                    delete(id, admin.password()).line());

            assertEquals(
                    "401 error, Something went wrong. Please contact us.",
                    replica.get("/auth/status", person.token()).line());
        }
        assertEquals(404, service.post("/auth/login", person.login()).status());
        assertEquals(0, service.count("sessions WHERE user_id = " + id));
        assertEquals("deleted", AuditEntriesOf.user(service, id, admin));
        mailbox.await(person.email(), "Your account at www.example.org was deleted");
        assertEquals(
                "404 fail, User does not exist", delete(id, admin.password()).line());
    }

    @Test
    void needsTheAdminsOwnPassword() {
        var person = service.register();
        var id = service.id(person.email());

        assertEquals(
                "400 error, Sorry. That password is wrong.", delete(id, "wrong").line());
        assertEquals(
                "[{\"field\":\"password\",\"message\":\"is missing\"}]",
                service.send("POST", "/users/%d/delete".formatted(id), "{}", admin.token())
                        .json()
                        .path("errors")
                        .toString());

        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void isRefusedWhereOtherDataRefersToTheUser() throws SQLException {
        var id = service.id(service.register().email());
        service.changeSchema("CREATE TABLE orders (user_id int REFERENCES users)");
        service.execute("INSERT INTO orders VALUES (%d)".formatted(id));

        assertEquals(
                "409 fail, That user cannot be deleted, because other data refers to them.",
                delete(id, admin.password()).line());

        assertEquals("", AuditEntriesOf.user(service, id, admin), "nothing was done");
    }

    private static Answer delete(int id, String password) {
        return service.send(
                "POST",
                "/users/%d/delete".formatted(id),
                "{\"password\": \"%s\"}".formatted(password),
                admin.token());
    }
}
