package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Map;

class LoginTest {
    /**
     * A hash of "an old password" by libxcrypt's bcrypt, not by the library under test.
     */
    private static final String OLD_HASH =
            "$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES";

    @AutoClose
    private static final Service service = Service.start();

    @Test
    void answersWithATokenThatOpensTheStatus() {
        var person = service.register();

        var answer = service.post("/auth/login", person.login());

        assertEquals("200 success, Successfully logged in.", answer.line());
        var status =
                service.get("/auth/status", answer.json().path("auth_token").asText());
        assertEquals(person.email(), status.json().at("/data/email").asText());
    }

    @Test
    void takesAnEmailWhateverItsCase() {
        var person = service.register();

        var answer = service.post(
                "/auth/login", Service.login(person.email().toUpperCase(), person.password()));

        assertEquals(200, answer.status());
    }

    @Test
    void saysTheSameOfAnUnknownEmailAndAWrongPassword() {
        var person = service.register();

        var wrong = service.post("/auth/login", Service.login(person.email(), "another password"));
        var unknown = service.post(
                "/auth/login", Service.login("nobody@example.org", "another password"));

        assertEquals("404 error, User does not exist.", wrong.line());
        assertEquals(wrong.response().body(), unknown.response().body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\": \"a@b\"}",
                "{\"email\": \"\", \"password\": \"x\"}",
                "{\"email\": \"a@b\", \"password\": 1}"
            })
    void refusesAPayloadThatLacksAField(String payload) {
        assertEquals(
                "400 error, Invalid payload.",
                service.post("/auth/login", payload).line());
    }

    @Test
    void refusesAPasswordOfMoreThanAThousandCharacters() {
        var answer = service.post("/auth/login", Service.login("a@b", "x".repeat(1001)));

        assertEquals("password", answer.json().at("/errors/0/field").asText());
    }

    @ParameterizedTest(name = "${0}$")
    @ValueSource(strings = {"2a", "2b", "2y"})
    void opensAnAccountOfTheReplacedStackAndRenewsItsHash(String version) throws SQLException {
        var email = "old-" + version + "@example.org";
        var hash = "$" + version + OLD_HASH;
        service.execute(
                "INSERT INTO users (username, email, password) VALUES ('old %s', '%s', '%s')"
                        .formatted(version, email, hash));
        var login = Map.of("email", email, "password", "an old password");

        assertEquals(200, service.post("/auth/login", login).status());

        try (var connection = service.database();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT password FROM users WHERE email = '" + email + "'")) {
            rows.next();
            assertTrue(rows.getString(1).startsWith("$argon2id$"), rows.getString(1));
        }
        assertEquals(200, service.post("/auth/login", login).status());
    }

    @Test
    void letsSomebodyInWhoIsNotActiveButOpensNothing() throws SQLException {
        var person = service.register();
        service.execute("UPDATE users SET active = false WHERE email = '" + person.email() + "'");

        var login = service.post("/auth/login", person.login());

        assertEquals(200, login.status());
        assertEquals(
                "401 error, Something went wrong. Please contact us.",
                service.get("/auth/status", login.json().path("auth_token").asText())
                        .line());
    }
}
