package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.WRONG_PASSWORD;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

class AccountDeletionTest {
    private static final String UNDELETABLE =
            "409 error, Your account cannot be deleted. Please contact us.";

    @AutoClose
    private static final Service service = Service.start();

    private static final AccountClient client = new AccountClient(service);

    @Test
    void isDeletedWithItsSessions() throws SQLException {
        var person = service.register();
        var id = client.account(person.token(), "id");

        assertEquals(
                "200 success, Your account was deleted.", client.delete(person).line());

        assertEquals(
                "401 error, Something went wrong. Please contact us.",
                service.get("/auth/status", person.token()).line());
        assertEquals(404, service.post("/auth/login", person.login()).status());
        assertEquals(0, service.count("sessions WHERE user_id = " + id));
        assertEquals(1, service.count("audit_log WHERE event = 'deleted' AND user_id = " + id));
        assertEquals(201, service.post("/auth/register", person.registration()).status());
    }

    @Test
    void isNotDeletedByAWrongPassword() {
        var person = service.register();

        assertEquals(
                WRONG_PASSWORD,
                service.post(
                                "/auth/account/delete",
                                Map.of("password", "a wrong password"),
                                person.token())
                        .line());

        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void isNotDeletedWhereOtherDataRefersToIt() throws SQLException {
        var person = service.register();
        service.changeSchema("CREATE TABLE orders (user_id int REFERENCES users)");
        service.execute("INSERT INTO orders SELECT id FROM users WHERE email = '%s'"
                .formatted(person.email()));

        assertEquals(UNDELETABLE, client.delete(person).line());

        assertEquals(200, service.get("/auth/status", person.token()).status());
    }

    @Test
    void isNotDeletedWhereThatIsSwitchedOff() throws SQLException {
        try (var other =
                Service.start(PostgreSql.newDatabase(), Map.of("ACCOUNT_DELETION", "off"))) {
            var person = other.register();

            assertEquals(
                    UNDELETABLE,
                    other.post(
                                    "/auth/account/delete",
                                    Map.of("password", person.password()),
                                    person.token())
                            .line());
        }
    }

    /** The threat "last admin gone". */
    @Test
    void isNotDeletedWhereItIsTheLastAdminsAlsoWhereTwoLeaveAtOnce() throws Exception {
        try (var other = Service.start(PostgreSql.newDatabase(), Map.of())) {
            var one = admin(other);
            assertEquals(UNDELETABLE, new AccountClient(other).delete(one).line());
            var two = admin(other);

            var answers = Stream.of(one, two)
                    .map(person -> CompletableFuture.supplyAsync(
                            () -> new AccountClient(other).delete(person)))
                    .toList();
            var deleted = 0;
            for (var answer : answers) {
                deleted += answer.get().status() == 200 ? 1 : 0;
            }

            assertEquals(1, deleted);
        }
    }

    private static Person admin(Service of) throws SQLException {
        var person = of.register();
        of.execute("UPDATE users SET admin = true WHERE email = '%s'".formatted(person.email()));
        return person;
    }
}
