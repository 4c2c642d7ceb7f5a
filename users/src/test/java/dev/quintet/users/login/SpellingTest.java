package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;

/** Which account an email means, in its various spellings. */
class SpellingTest {
    /** A hash of "an old password". */
    private static final String HASH =
            "$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES";

    @AutoClose
    private static final Service service = Service.start();

    @ParameterizedTest
    @ValueSource(strings = {"NFC", "NFD"})
    void findsAnAccountByEitherNormalForm(String form) throws SQLException {
        var email = Normalizer.normalize("jos\u00e9-" + form + "@example.org", Form.valueOf(form));
        adopt("jos\u00e9 " + form, email);

        for (var typed : Form.values()) {
            var login = Service.login(
                    Normalizer.normalize(email, typed).toUpperCase(), "an old password");
            assertEquals(200, service.post("/auth/login", login).status(), typed.toString());
        }
        assertEquals(
                "400 error, Sorry. That user already exists.",
                service.post(
                                "/auth/register",
                                Service.registration(
                                        "another", Normalizer.normalize(email, Form.NFC)))
                        .line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" a@b.c", "a b@example.com", "a@-", "no email", "a\u200b@b", "tab\tand\nline"
            })
    void letsAnAdoptedUserInWhoseEmailBreaksARule(String email) throws SQLException {
        adopt("adopted " + email, email);

        assertEquals(
                200,
                service.post("/auth/login", Service.login(email, "an old password"))
                        .status());
    }

    @Test
    void countsAllSpellingsOfAnEmailAsOneAccount() throws SQLException {
        adopt("mimi", "mimi@example.org");
        // What PostgreSQL treats as equal is one account for the throttle.
        var spellings =
                new String[] {"mimi", "MIMI", "mIMi", "m\u0130mi", "mi\u0307mi", "M\u0130m\u0130"};

        var judged = 0;
        for (var i = 0; i < 30; i++) {
            var email = spellings[i % spellings.length] + "@example.org";
            if (isMimi(email)
                    && service.post("/auth/login", Service.login(email, "wrong"))
                                    .status()
                            == 404) {
                judged++;
            }
        }

        assertEquals(10, judged);
    }

    /** The threat "spelling passes limits": each character that the database takes for one of ASCII's. */
    @Test
    void countsACharacterAsTheOneThatTheDatabaseTakesItFor() throws SQLException {
        var folded = charactersThatFoldToAscii();
        assertTrue(folded.contains("\u212a"), "the Kelvin sign is among " + folded);
        for (var character : folded) {
            var spelled = "spelt" + character + "@example.org";
            var plain = lower(spelled);
            adopt(plain, plain);
            for (var tries = 0; tries < 10; tries++) {
                var email = tries % 2 == 0 ? spelled : plain;
                assertEquals(
                        404,
                        service.post("/auth/login", Service.login(email, "wrong"))
                                .status());
            }

            for (var email : new String[] {spelled, plain}) {
                assertEquals(
                        429,
                        service.post("/auth/login", Service.login(email, "wrong"))
                                .status());
            }
        }
    }

    private static List<String> charactersThatFoldToAscii() throws SQLException {
        try (var connection = service.database();
                var rows = connection.createStatement().executeQuery("""
                        SELECT chr(n) FROM generate_series(128, 1114111) AS n
                        WHERE n NOT BETWEEN 55296 AND 57343 AND lower(chr(n)) ~ '^[a-z]$'""")) {
            var characters = new ArrayList<String>();
            while (rows.next()) {
                characters.add(rows.getString(1));
            }
            return characters;
        }
    }

    private static String lower(String text) throws SQLException {
        try (var connection = service.database();
                var query = connection.prepareStatement("SELECT lower(?)")) {
            query.setString(1, text);
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    private static boolean isMimi(String email) throws SQLException {
        try (var connection = service.database();
                var query = connection.prepareStatement("SELECT lower(?) = 'mimi@example.org'")) {
            query.setString(1, email);
            var row = query.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void adopt(String username, String email) throws SQLException {
        try (var connection = service.database();
                var insert = connection.prepareStatement(
                        "INSERT INTO users (username, email, password) VALUES (?, ?, ?)")) {
            insert.setString(1, username);
            insert.setString(2, email);
            insert.setString(3, HASH);
            insert.execute();
        }
    }
}
