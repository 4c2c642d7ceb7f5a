package dev.quintet.users.own;

import static dev.quintet.users.own.AccountClient.INVALID_TOKEN;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.testkit.Eventually;
import dev.quintet.users.Service;
import dev.quintet.users.database.UsersSchema;
import dev.quintet.users.login.TestToken;
import dev.quintet.users.session.Sessions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

class SessionLifeTest {
    @AutoClose
    private static final Service service = Service.start();

    private static final AccountClient client = new AccountClient(service);

    /** The threat "login races password change". */
    @Test
    void aLoginThatAChangeOfThePasswordOvertakesBeginsNone() throws Exception {
        var person = service.register();
        try (var change = service.database()) {
            change.setAutoCommit(false);
            change.createStatement()
                    .execute("UPDATE users SET password = password || '-' WHERE email = '%s'"
                            .formatted(person.email()));
            var login = CompletableFuture.supplyAsync(
                    () -> service.post("/auth/login", person.login()));
            Eventually.holds("the login waits", service::isWaiting);
            change.commit();

            assertEquals("404 error, User does not exist.", login.get().line());
        }
        assertEquals(1, service.count("sessions WHERE user_id = " + client.id(person.token())));
    }

    /** Two first logins of a user whom the replaced stack has registered race to hash again. */
    @Test
    void beginWithEachOfTwoFirstLoginsAtOnce() throws Exception {
        var person = service.register();
        var bcrypt = "$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES";
        service.execute("UPDATE users SET password = '%s' WHERE email = '%s'"
                .formatted(bcrypt, person.email()));
        var login = Service.login(person.email(), "an old password");
        try (var other = service.database()) {
            other.setAutoCommit(false);
            // The other login's new hash, which matches, too.
            other.createStatement()
                    .execute("""
                            UPDATE users SET password = (SELECT password FROM users WHERE email = '%s')
                            WHERE email = '%s'""".formatted(withPassword("an old password"), person.email()));
            var answer = CompletableFuture.supplyAsync(() -> service.post("/auth/login", login));
            Eventually.holds("the login waits", service::isWaiting);
            other.commit();

            assertEquals(200, answer.get().status());
        }
    }

    @Test
    void areOfOneUser() throws Exception {
        var person = service.register();
        var stranger = service.register();
        var claims = "{\"sub\": %d, \"exp\": %d, \"sid\": %s}";
        var exp = Instant.now().getEpochSecond() + 60;

        for (var sid : new String[] {
            "\"" + client.sessionOf(stranger.token()) + "\"",
            "\"" + UUID.randomUUID() + "\"",
            "\"\"",
            "1",
            "{}"
        }) {
            var token = TestToken.of(claims.formatted(client.id(person.token()), exp, sid));
            assertEquals(INVALID_TOKEN, service.get("/auth/status", token).line());
        }
    }

    @Test
    void areForgottenAnHourAfterTheirEnd() throws Exception {
        var gone = service.register();
        var ended = service.register();
        service.execute(
                "UPDATE sessions SET idle_until = now() - interval '61 minutes' WHERE user_id = "
                        + client.id(gone.token()));
        service.execute(
                "UPDATE sessions SET idle_until = now() - interval '59 minutes' WHERE user_id = "
                        + client.id(ended.token()));
        var goneId = client.id(gone.token());
        var endedId = client.id(ended.token());

        try (var database =
                Database.at(DatabaseUrl.ofJdbc(service.jdbcUrl()), UsersSchema.SCHEMA)) {
            new Sessions(database).purge();
        }

        assertEquals(0, service.count("sessions WHERE user_id = " + goneId));
        assertEquals(1, service.count("sessions WHERE user_id = " + endedId));
    }

    private static String withPassword(String password) {
        var name = "u" + UUID.randomUUID();
        var email = name + "@example.org";
        service.post("/auth/register", Service.registration(name, email, password));
        return email;
    }
}
