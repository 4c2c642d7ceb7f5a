package dev.quintet.users.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.Property;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** An adopted table may hold any text where a password's hash should be. */
class RandomHashTest {
    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String OF_BCRYPT = BASE64.replace('+', '.');
    private static final String PASSWORD = "an old password";
    private static final String RIGHT =
            "$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES";

    /** Nothing among what is taken takes long: how long is not what is tried here. */
    private static final List<String> COSTS =
            List.of("00", "03", "04", "05", "4", "+4", "-1", "17", "31", "32", "99", "004", "");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "7",
            "8",
            "16",
            "17",
            "32",
            "33",
            "008",
            "-1",
            "",
            "x",
            "1e3",
            "4096",
            "262145",
            "2147483647",
            "2147483648",
            "4294967295",
            "4294967296",
            "9999999999",
            "99999999999999999999",
            "\u0661");

    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        service = Service.start(
                PostgreSql.newDatabase(),
                Map.of("LOGIN_FAILURES_PER_ACCOUNT", "0", "LOGIN_FAILURES_PER_ADDRESS", "0"));
        service.execute(
                "INSERT INTO users (username, email, password) VALUES ('old', 'old@example.org', '')");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void opensNothingAndBreaksNothing() {
        Property.holds(300, RandomHashTest::hash, hash -> {
            store(hash);

            assertEquals(
                    "404 error, User does not exist.", login("not the password").line());
        });
        assertEquals(200, service.get("/health").status());
        store(RIGHT);
        assertEquals("200 success, Successfully logged in.", login(PASSWORD).line());
        assertTrue(stored().startsWith("$argon2id$"), RandomHashTest::stored);
    }

    private static String hash(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> shortened(Inputs.wellFormed(random));
            case 1 -> bcrypt(random);
            case 2 -> changed(bcrypt(random), random);
            case 3 -> changed(argon2(random), random);
            case 4 ->
                one(
                        random,
                        "",
                        "!",
                        "*",
                        "pbkdf2:sha256:1$a$b",
                        "{SSHA}x",
                        "$",
                        "$2b$",
                        "$argon2id$",
                        "$1$a$b");
            default -> argon2(random);
        };
    }

    private static String bcrypt(RandomGenerator random) {
        return "$%s$%s$%s"
                .formatted(
                        one(random, "2", "2a", "2b", "2x", "2y", "2z", "2B"),
                        COSTS.get(random.nextInt(COSTS.size())),
                        random.nextInt(4) == 0
                                ? Inputs.of(OF_BCRYPT, 80, random)
                                : exactly(53, OF_BCRYPT, random));
    }

    private static String argon2(RandomGenerator random) {
        var version = one(random, "v=19$", "v=19$", "v=16$", "", "v=0$", "v=4294967295$", "v=$");
        return shortened("$argon2%s$%sm=%s,t=%s,p=%s$%s$%s"
                .formatted(
                        one(random, "id", "i", "d", "", "x", "ID"),
                        version,
                        NUMBERS.get(random.nextInt(NUMBERS.size())),
                        NUMBERS.get(random.nextInt(NUMBERS.size())),
                        NUMBERS.get(random.nextInt(NUMBERS.size())),
                        Inputs.of(BASE64, 90, random) + one(random, "", "", "=", "=="),
                        Inputs.of(BASE64, 90, random) + one(random, "", "", "=", "==")));
    }

    private static String changed(String text, RandomGenerator random) {
        var at = random.nextInt(text.length());
        var other = Inputs.wellFormed(random);
        return shortened(text.substring(0, at) + other + text.substring(at + random.nextInt(2)));
    }

    private static String exactly(int length, String alphabet, RandomGenerator random) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(Inputs.of(alphabet, 1, random));
        }
        return text.toString();
    }

    private static String one(RandomGenerator random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** To what the column holds. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 255
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 255));
    }

    private static Service.Answer login(String password) {
        return service.post("/auth/login", Service.login("old@example.org", password));
    }

    private static void store(String hash) {
        try (var connection = service.database();
                var statement = connection.prepareStatement(
                        "UPDATE users SET password = ? WHERE username = 'old'")) {
            statement.setString(1, hash);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stored() {
        try (var connection = service.database();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT password FROM users WHERE username = 'old'")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
