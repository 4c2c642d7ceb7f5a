package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

class RegistrationTest {
    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        service = Service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void answersWithATokenThatOpensTheStatus() {
        var answer = service.post(
                "/auth/register",
                Map.of(
                        "username",
                        "michael",
                        "email",
                        "michael@example.org",
                        "password",
                        "greaterthaneleven"));

        assertEquals("201 success, Successfully registered.", answer.line());
        assertEquals("application/json", answer.header("Content-Type"));
        var status =
                service.get("/auth/status", answer.json().path("auth_token").asText());
        assertEquals("michael", status.json().at("/data/username").asText());
        assertTrue(status.json()
                .at("/data/created_at")
                .asText()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void keepsThePasswordOnlyAsAnArgon2idHash() throws SQLException {
        var person = service.register();

        try (var connection = service.database();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT password FROM users WHERE email = '" + person.email()
                                + "'")) {
            rows.next();
            assertTrue(
                    rows.getString(1).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"),
                    rows.getString(1));
        }
    }

    @Test
    void refusesAnEmailThatIsTakenWhateverItsCase() {
        var person = service.register();

        var answer = service.post(
                "/auth/register", Service.registration("another", person.email().toUpperCase()));

        assertEquals("400 error, Sorry. That user already exists.", answer.line());
    }

    @Test
    void refusesAUsernameThatIsTaken() {
        var person = service.register();

        var answer = service.post(
                "/auth/register",
                Service.registration(person.username(), "other-" + person.email()));

        assertEquals("400 error, Sorry. That user already exists.", answer.line());
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"email\": \"a@b\", \"password\": \"a good password\"}                                          | username",
                "{\"username\": 7, \"email\": \"a@b\", \"password\": \"a good password\"}                         | username",
                "{\"username\": null, \"email\": \"a@b\", \"password\": \"a good password\"}                      | username",
                "{\"username\": [\"x\"], \"email\": \"a@b\", \"password\": \"a good password\"}                   | username",
                "{\"username\": \" \\t\", \"email\": \"a@b\", \"password\": \"a good password\"}                  | username",
                "{\"username\": \"\\u200b\\u2060\", \"email\": \"a@b\", \"password\": \"a good password\"}        | username",
                "{\"username\": \"a\\u0000b\", \"email\": \"a@b\", \"password\": \"a good password\"}             | username",
                "{\"username\": \"a\\ud800b\", \"email\": \"a@b\", \"password\": \"a good password\"}             | username",
                "{\"username\": \"a\\nb\", \"email\": \"a@b\", \"password\": \"a good password\"}                 | username",
                "{\"username\": \"abc\", \"email\": \"ab\", \"password\": \"a good password\"}                    | email",
                "{\"username\": \"abc\", \"email\": \"@b\", \"password\": \"a good password\"}                    | email",
                "{\"username\": \"abc\", \"email\": \"a@b@c\", \"password\": \"a good password\"}                 | email",
                "{\"username\": \"abc\", \"email\": \"a@b\", \"password\": \"tenletters\"}                        | password",
                "{\"username\": \"abc\", \"username\": \"abd\", \"email\": \"a@b\", \"password\": \"long enough it is\"} | body",
                "{\"username\": \"abc\", \"email\": \"a@b\", \"password\": \"long enough it is\"} {}              | body",
                "[]                                                                                               | body",
                "\"text\"                                                                                         | body",
                "{                                                                                                | body",
            })
    void refusesAFieldThatBreaksARule(String payload, String field) {
        var answer = service.post("/auth/register", payload.strip());

        assertEquals("400 error, Invalid payload.", answer.line());
        assertEquals(
                field.strip(),
                answer.json().at("/errors/0/field").asText(),
                answer.json().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " a@example.org",
                "a@example.org ",
                "a b@example.org",
                "a@exam ple.org",
                "a@example..org",
                "a@.example.org",
                "a@example.org.",
                "a@-",
                "a@-example.org",
                "a@example-.org",
                "a@exa_mple.org",
                "a@[127.0.0.1]",
                "<a@example.org>",
                "a@example.org>",
                "\"a\"@example.org",
                "a@b@example.org",
                "a\u200b@example.org",
                "a\u202e@example.org",
                "a\ufeff@example.org",
                "jose\u0301@example.org",
                "a@example\u3002org",
                "a@1234567890123456789012345678901234567890123456789012345678901234.org",
                "a@\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4.org"
            })
    void refusesAnEmailThatIsNone(String email) {
        var answer = service.post("/auth/register", Service.registration("of-" + email, email));

        assertEquals("400 error, Invalid payload.", answer.line());
        assertTrue(answer.json().at("/errors").toString().contains("\"email\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'brien+tag@example.org",
                "root@intranet",
                "jos\u00e9@m\u00fcnchen.example",
                "x@1and1.example",
                "a,b(c)@example.org",
                "x@\u4f8b\u3048.\u30c6\u30b9\u30c8"
            })
    void takesAnEmailOfAnyScript(String email) {
        assertEquals(
                201,
                service.post("/auth/register", Service.registration("of-" + email, email))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " michael",
                "michael\u00a0",
                "mich\u200bael",
                "mich\u200dael",
                "mich\u00adael",
                "mich\u202eael",
                "mich\u2066ael",
                "mich\u3164ael",
                "mich\ufe0fael",
                "mich\u2028ael",
                "mich\u0085ael",
                "michae\u0308l"
            })
    void refusesAUsernameThatLooksLikeAnother(String username) {
        var answer = service.post(
                "/auth/register", Service.registration(username, "looks-like@example.org"));

        assertEquals("username", answer.json().at("/errors/0/field").asText(), answer.line());
    }

    @Test
    void takesNoIdFromTheSequenceForARefusal() throws SQLException {
        var before = id(service.register());
        for (var i = 0; i < 5; i++) {
            var person = service.register();
            service.post("/auth/register", Service.registration("another" + i, person.email()));
            service.post(
                    "/auth/register",
                    Service.registration(person.username(), "another" + i + "@example.org"));
        }

        assertEquals(before + 6, id(service.register()));
    }

    private static int id(Service.Person person) {
        return service.get("/auth/status", person.token()).json().at("/data/id").asInt();
    }

    @Test
    void letsNoCacheKeepATokenOrAPersonsOwnData() {
        var person = service.register();

        var login = service.post("/auth/login", person.login());

        assertEquals("no-store", login.header("Cache-Control"));
        assertEquals(
                "no-store", service.get("/auth/status", person.token()).header("Cache-Control"));
    }

    @Test
    void refusesAnEmptyBody() {
        assertEquals(
                "400 error, Invalid payload.",
                service.post("/auth/register", "").line());
    }

    @Test
    void refusesTenThousandLevelsOfNesting() {
        assertEquals(
                "400 error, Invalid payload.",
                service.post("/auth/register", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))
                        .line());
    }

    @Test
    void countsCharactersAsPeopleDo() {
        var longest = "😀".repeat(128);

        var answer =
                service.post("/auth/register", Service.registration(longest, "smile@example.org"));
        var refused = service.post(
                "/auth/register", Service.registration(longest + "a", "b@example.org"));

        assertEquals(201, answer.status());
        assertEquals("username", refused.json().at("/errors/0/field").asText());
    }

    @Test
    void letsOneOfAHundredHaveAName() throws Exception {
        Callable<Integer> registration = () -> service.post(
                        "/auth/register", Service.registration("wanted", "wanted@example.org"))
                .status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(Collections.nCopies(100, registration)).stream()
                    .map(Future::resultNow);
            var counts = statuses.collect(
                    Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertEquals(Map.of(201, 1L, 400, 99L), counts);
        }
    }
}
