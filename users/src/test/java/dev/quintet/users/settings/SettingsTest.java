package dev.quintet.users.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String URL = "postgres://ann:secret@db:5433/users_prod";

    @Test
    void haveDefaultsForProduction() {
        var settings = Settings.of(Map.of("DATABASE_URL", URL, "SECRET_KEY", KEY));

        assertEquals(Stage.PRODUCTION, settings.stage());
        assertEquals(5000, settings.port());
        assertEquals(Duration.ofDays(30), settings.tokenLife());
        assertEquals(13, settings.bcryptLogRounds());
        assertEquals(11, settings.passwordMinLength());
        assertFalse(settings.secretKeyIsRandom());
    }

    @Test
    void haveOtherDefaultsForTesting() {
        var settings = Settings.of(Map.of("APP_SETTINGS", "testing"));

        assertEquals(Duration.ofSeconds(3), settings.tokenLife());
        assertEquals(4, settings.bcryptLogRounds());
        assertEquals(1, settings.passwordMinLength());
    }

    @Test
    void makeUpAKeyInDevelopment() {
        var one = Settings.of(Map.of("APP_SETTINGS", "development"));
        var other = Settings.of(Map.of("APP_SETTINGS", "development"));

        assertTrue(one.secretKeyIsRandom());
        assertEquals(32, one.secretKey().length);
        assertFalse(Arrays.equals(one.secretKey(), other.secretKey()));
    }

    @Test
    void addUpTheLifeOfAToken() {
        var settings = Settings.of(Map.of("DATABASE_URL", URL, "SECRET_KEY", KEY, "TOKEN_EXPIRATION_DAYS", "1", "TOKEN_EXPIRATION_SECONDS", "5"));

        assertEquals(Duration.ofDays(1).plusSeconds(5), settings.tokenLife());
    }

    @Test
    void readTheKeyFromAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("key"), KEY + "\n");

        var settings = Settings.of(Map.of("DATABASE_URL", URL, "SECRET_KEY_FILE", file.toString()));

        assertArrayEquals(KEY.getBytes(StandardCharsets.UTF_8), settings.secretKey());
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://ann:secret@db:5433/users_prod,     jdbc:postgresql://db:5433/users_prod,           ann, secret",
        "postgresql://ann:se%40cr+et@db/users_prod,    jdbc:postgresql://db:5432/users_prod,           ann, se@cr+et",
        "postgres://db/users?sslmode=require,          jdbc:postgresql://db:5432/users?sslmode=require, ,",
        "jdbc:postgresql://db/users?user=ann,          jdbc:postgresql://db/users?user=ann,             ,",
    })
    void readADatabaseUrl(String url, String jdbcUrl, String user, String password) {
        var settings = Settings.of(Map.of("DATABASE_URL", url, "SECRET_KEY", KEY));

        assertEquals(new DatabaseUrl(jdbcUrl, user, password), settings.databaseUrl().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", value = {
        "APP_SETTINGS             | prod                  | APP_SETTINGS is 'prod', it must be one of development, testing, staging, production",
        "SECRET_KEY               | short                 | SECRET_KEY is 5 bytes long, it must be at least 32 bytes long",
        "SECRET_KEY               | ''                    | SECRET_KEY is not set, it must be at least 32 bytes of a secret, or SECRET_KEY_FILE the path of a file that holds it",
        "SECRET_KEY_FILE          | /no/such/file         | SECRET_KEY_FILE is '/no/such/file', it must be the path of a file that can be read",
        "DATABASE_URL             | ''                    | DATABASE_URL is not set, it must be postgres://user:password@host:port/database",
        "DATABASE_URL             | mysql://a:hidden@b/c  | DATABASE_URL is a URL of scheme 'mysql', it must be postgres://user:password@host:port/database or a JDBC URL of PostgreSQL",
        "PORT                     | 70000                 | PORT is '70000', it must be a whole number from 0 to 65535",
        "TOKEN_EXPIRATION_DAYS    | -1                    | TOKEN_EXPIRATION_DAYS is '-1', it must be a whole number from 0 to 36500",
        "TOKEN_EXPIRATION_SECONDS | soon                  | TOKEN_EXPIRATION_SECONDS is 'soon', it must be a whole number from 0 to 2147483647",
        "BCRYPT_LOG_ROUNDS        | 3                     | BCRYPT_LOG_ROUNDS is '3', it must be a whole number from 4 to 31",
        "PASSWORD_MIN_LENGTH      | 0                     | PASSWORD_MIN_LENGTH is '0', it must be a whole number from 1 to 1000",
    })
    void refuseAValueThatCannotBeUsed(String variable, String value, String line) {
        var variables = new HashMap<>(Map.of("DATABASE_URL", URL, "SECRET_KEY", KEY));
        variables.put(variable, value);

        var refusal = assertThrows(InvalidSetting.class, () -> Settings.of(variables));

        assertEquals(line, refusal.getMessage());
    }

    @Test
    void neverShowASecret() {
        var settings = Settings.of(Map.of("DATABASE_URL", URL, "SECRET_KEY", KEY));

        assertFalse((settings + " " + settings.databaseUrl()).matches(".*(secret|" + KEY + ").*"));
    }
}
