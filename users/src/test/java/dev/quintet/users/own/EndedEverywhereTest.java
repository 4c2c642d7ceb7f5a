package dev.quintet.users.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.login.TestToken;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The threat "tokens live after change, reset, deactivation or deletion": after each action, tokens of
 * each kind are worth nothing, also on another replica than that of the action.
 */
class EndedEverywhereTest {
    private static Mailbox mailbox;
    private static Service service;
    private static Service replica;

    @BeforeAll
    static void start() throws SQLException {
        mailbox = Mailbox.start();
        service = Service.start(PostgreSql.newDatabase(), mailbox.variables());
        replica = Service.start(service.jdbcUrl(), mailbox.variables());
    }

    @AfterAll
    static void stop() {
        replica.close();
        service.close();
        mailbox.close();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void areTokensOfEachKind(Action action) throws Exception {
        var person = service.register();
        var id = id(person);
        var tokens = Map.of(
                "with a session",
                        service.post("/auth/login", person.login())
                                .json()
                                .path("auth_token")
                                .asText(),
                "without a session", TestToken.of(claims(id) + "}"),
                "of a session that is renewed in the body", tokenOfKind(1, id),
                "of a session that is renewed by a cookie", tokenOfKind(2, id));
        tokens.forEach((kind, token) ->
                assertEquals(200, replica.get("/auth/status", token).status(), kind));

        action.work.to(person);

        for (var token : tokens.entrySet()) {
            for (var server : new Service[] {replica, service}) {
                assertEquals(
                        401, server.get("/auth/status", token.getValue()).status(), token.getKey());
            }
        }
    }

    /** Such are to come; what ends them is there already. */
    private static String tokenOfKind(int kind, int userId) throws Exception {
        var session = UUID.randomUUID();
        service.execute("""
                INSERT INTO sessions (id, user_id, kind, created_at, seen_at, idle_until, expires_at)
                VALUES ('%s', %d, %d, now(), now(), now() + interval '1 day', now() + interval '1 day')""".formatted(session, userId, kind));
        return TestToken.of(claims(userId) + ", \"sid\": \"%s\"}".formatted(session));
    }

    private static String claims(int userId) {
        var now = Instant.now().getEpochSecond();
        return "{\"sub\": %d, \"iat\": %d, \"exp\": %d".formatted(userId, now, now + 3600);
    }

    private static int id(Person person) {
        return service.get("/auth/status", person.token())
                .json()
                .path("data")
                .path("id")
                .asInt();
    }

    private static void post(Person person, String path, String field, String value) {
        post(person, path, Map.of("password", person.password(), field, value));
    }

    private static void post(Person person, String path, Map<String, String> fields) {
        var answer = service.post(path, fields, person.token());
        assertTrue(answer.status() < 300, answer.line());
    }

    private static void use(String path, Map<String, String> fields) {
        var answer = service.post(path, fields);
        assertEquals(200, answer.status(), answer.line());
    }

    private static void asAdmin(String method, String path, String json, Person person)
            throws SQLException {
        var admin = service.admin();
        var answer = service.send(
                method,
                path.formatted(service.id(person.email())),
                json.formatted(admin.password()),
                admin.token());
        assertEquals(200, answer.status(), answer.line());
    }

    private static String changeEmail(Person person) {
        var email = "e" + UUID.randomUUID() + "@example.org";
        post(person, "/auth/email", "email", email);
        use(
                "/auth/email/confirm",
                Map.of(
                        "token",
                        mailbox.code(email, "Confirm your email"),
                        "password",
                        person.password()));
        return email;
    }

    /** What is done to an account, by the caller or by others. */
    enum Action {
        PASSWORD_CHANGED(
                person -> post(person, "/auth/password", "new_password", "another good password")),
        PASSWORD_RESET(person -> {
            service.post("/auth/forgot", Map.of("email", person.email()));
            use(
                    "/auth/reset",
                    Map.of(
                            "token",
                            mailbox.code(person.email(), "Set a new password"),
                            "password",
                            "another good password"));
        }),
        EMAIL_CHANGED(EndedEverywhereTest::changeEmail),
        EMAIL_CHANGED_BACK(person -> {
            changeEmail(person);
            use("/auth/email/undo", Map.of("token", mailbox.code(person.email(), "Your email at")));
        }),
        OTHER_SESSIONS_ENDED(person -> post(person, "/auth/sessions/end", "session", "others")),
        ALL_SESSIONS_ENDED(person -> post(person, "/auth/sessions/end", "session", "all")),
        DEACTIVATED(person -> service.execute(
                "UPDATE users SET active = false WHERE email = '%s'".formatted(person.email()))),
        DELETED(person ->
                post(person, "/auth/account/delete", Map.of("password", person.password()))),
        DEACTIVATED_BY_AN_ADMIN(
                person -> asAdmin("PATCH", "/users/%d", "{\"active\": false}", person)),
        DEACTIVATED_AND_ACTIVATED_BY_AN_ADMIN(person -> {
            asAdmin("PATCH", "/users/%d", "{\"active\": false}", person);
            asAdmin("PATCH", "/users/%d", "{\"active\": true}", person);
        }),
        SESSIONS_ENDED_BY_AN_ADMIN(person -> asAdmin("POST", "/users/%d/sessions/end", "", person)),
        DELETED_BY_AN_ADMIN(
                person -> asAdmin("POST", "/users/%d/delete", "{\"password\": \"%s\"}", person));

        private final Work work;

        Action(Work work) {
            this.work = work;
        }
    }

    private interface Work {
        void to(Person person) throws SQLException;
    }
}
