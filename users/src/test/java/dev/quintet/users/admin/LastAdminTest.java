package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The threat "last admin gone, two demote each other". */
class LastAdminTest {
    private static final String REFUSED = "409 fail, There must be an active admin.";

    private Service service;
    private Person one;

    @BeforeEach
    void startWithAnAdmin() throws SQLException {
        service = Service.start(PostgreSql.newDatabase(), Map.of());
        one = service.admin();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH | /users/%d        | {\"admin\": false, \"password\": \"%s\"}",
                "PATCH | /users/%d        | {\"active\": false}",
                "PATCH | /users/%d        | {\"active\": false, \"admin\": false, \"password\": \"%s\"}",
                "POST  | /users/%d/delete | {\"password\": \"%s\"}"
            })
    void staysWhateverIsAskedFor(String method, String path, String json) throws SQLException {
        // Admins who are not active, and people who are no admins, do not count.
        var other = service.admin();
        service.execute(
                "UPDATE users SET active = false WHERE email = '%s'".formatted(other.email()));
        service.register();

        assertEquals(REFUSED, send(one, method, path, json, one).line());

        assertEquals(200, service.get("/users/search", one.token()).status());
        service.execute(
                "UPDATE users SET active = true WHERE email = '%s'".formatted(other.email()));
        assertEquals(200, send(one, method, path, json, one).status());
    }

    @Test
    void isStillThereWhereTwoDemoteEachOtherAtOnce() throws Exception {
        var two = service.admin();

        assertEquals(List.of(200, 409), atOnce(() -> demote(one, two), () -> demote(two, one)));
    }

    @Test
    void isStillThereWhereOneLeavesAndTheOtherIsDeactivatedAtOnce() throws Exception {
        var two = service.admin();

        assertEquals(
                List.of(200, 409),
                atOnce(
                        () -> service.post(
                                "/auth/account/delete",
                                Map.of("password", one.password()),
                                one.token()),
                        () -> send(one, "PATCH", "/users/%d", "{\"active\": false}", two)));
    }

    /** Whoever deletes their own account was no admin when they asked, and is the only one now. */
    @Test
    void isStillThereWhereSomebodyIsMadeAnAdminWhileTheyLeave() throws Exception {
        var person = service.register();
        try (var change = service.database()) {
            change.setAutoCommit(false);
            change.createStatement()
                    .execute("UPDATE users SET admin = (email = '%s')".formatted(person.email()));
            var answer = CompletableFuture.supplyAsync(() -> service.post(
                    "/auth/account/delete", Map.of("password", person.password()), person.token()));
            Eventually.holds("the deletion waits", service::isWaiting);
            change.commit();

            assertEquals(409, answer.get().status());
        }
        assertEquals(200, service.get("/users/search", person.token()).status());
    }

    /** Both have begun before either knows of the other. */
    private List<Integer> atOnce(Action first, Action second) throws Exception {
        try (var lock = service.database()) {
            lock.setAutoCommit(false);
            lock.createStatement()
                    .execute("SELECT pg_advisory_xact_lock(%d)".formatted(0x7175_696e_7465_7432L));
            var answers = Stream.of(first, second)
                    .map(action -> CompletableFuture.supplyAsync(action::run))
                    .toList();
            Eventually.holds(
                    "both wait",
                    () -> service.count(
                                    "pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'")
                            == 2);
            lock.commit();
            var statuses = Stream.of(answers.get(0).get(), answers.get(1).get())
                    .map(Answer::status)
                    .sorted()
                    .toList();
            assertTrue(service.count("users WHERE admin AND active") == 1);
            return statuses;
        }
    }

    private Answer demote(Person by, Person whom) {
        return send(by, "PATCH", "/users/%d", "{\"admin\": false, \"password\": \"%s\"}", whom);
    }

    private Answer send(Person by, String method, String path, String json, Person whom) {
        return service.send(
                method,
                path.formatted(service.id(whom.email())),
                json.formatted(by.password()),
                by.token());
    }

    private interface Action {
        Answer run();
    }
}
