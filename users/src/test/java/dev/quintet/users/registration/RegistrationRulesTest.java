package dev.quintet.users.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payload must contain, and which usernames and emails are accepted. */
class RegistrationRulesTest {
    @AutoClose
    private static final Service service = Service.start();

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
                "a\uff20b@example.org",
                "\u201aa\u2018@example.org",
                "\u2039a\u203a@example.org",
                "\uff02a\uff02@example.org",
                "\uff1ca\uff1e@example.org",
                "\u27e8a\u27e9@example.org",
                "\u300ca\u300d@example.org",
                "a@\uff45xample.org",
                "a@example\u00b2.org",
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
                "mich\ud80d\udc41ael",
                "mich\ud81b\udfe4ael",
                "mich\ud834\udd59ael",
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
}
