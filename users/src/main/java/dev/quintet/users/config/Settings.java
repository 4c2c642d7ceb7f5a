package dev.quintet.users.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All that the environment can say, read and checked once.
 *
 * @param stage             which defaults apply, {@code APP_SETTINGS}
 * @param http              how requests are taken
 * @param databaseUrl       empty in development and testing alone
 * @param databasePatience  how long a start waits for a database that does not answer
 * @param secretKey         signs tokens; at least 32 bytes, as RFC 7518, 3.2 asks of HS256
 * @param secretKeyIsRandom whether the key was made up for this start
 * @param tokenLife         from issue to expiry
 * @param passwords         how passwords are taken and hashed
 * @param loginLimits       how many logins may fail
 */
public record Settings(
        Stage stage,
        HttpSettings http,
        Optional<DatabaseUrl> databaseUrl,
        Duration databasePatience,
        byte[] secretKey,
        boolean secretKeyIsRandom,
        Duration tokenLife,
        PasswordSettings passwords,
        LoginLimits loginLimits) {
    private static final int MIN_SECRET_BYTES = 32;

    /** @throws InvalidSetting where a variable cannot be used */
    public static Settings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        var stage = Stage.of(environment);
        var secretKey = secretKey(environment, stage);
        return new Settings(
                stage,
                HttpSettings.of(environment),
                databaseUrl(environment, stage),
                databasePatience(environment),
                secretKey.orElseGet(Settings::randomKey),
                secretKey.isEmpty(),
                tokenLife(environment, stage),
                PasswordSettings.of(environment, stage),
                LoginLimits.of(environment));
    }

    /** For commands that need a database and nothing else. */
    public static DatabaseSettings forDatabase(Map<String, String> variables) {
        var environment = new Environment(variables);
        var stage = Stage.of(environment);
        return new DatabaseSettings(
                stage,
                databaseUrl(environment, stage),
                databasePatience(environment),
                PasswordSettings.of(environment, stage));
    }

    private static Duration databasePatience(Environment environment) {
        return environment.seconds("DATABASE_WAIT_SECONDS", 60, 0, 3600);
    }

    private static Duration tokenLife(Environment environment, Stage stage) {
        var testing = stage == Stage.TESTING;
        return Duration.ofDays(
                        environment.number("TOKEN_EXPIRATION_DAYS", testing ? 0 : 30, 0, 36_500))
                .plus(environment.seconds(
                        "TOKEN_EXPIRATION_SECONDS", testing ? 3 : 0, 0, Integer.MAX_VALUE));
    }

    private static Optional<DatabaseUrl> databaseUrl(Environment environment, Stage stage) {
        var url = Optional.ofNullable(environment.text("DATABASE_URL")).map(DatabaseUrl::parse);
        if (url.isEmpty() && !stage.isForDevelopers()) {
            throw new InvalidSetting(
                    "DATABASE_URL", "not set", "postgres://user:password@host:port/database");
        }
        return url;
    }

    private static Optional<byte[]> secretKey(Environment environment, Stage stage) {
        var file = environment.text("SECRET_KEY_FILE");
        var key = Optional.ofNullable(file != null ? read(file) : environment.text("SECRET_KEY"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        var variable = file != null ? "SECRET_KEY_FILE" : "SECRET_KEY";
        key.filter(bytes -> bytes.length < MIN_SECRET_BYTES).ifPresent(bytes -> {
            throw new InvalidSetting(
                    variable,
                    bytes.length + " bytes long",
                    "at least " + MIN_SECRET_BYTES + " bytes long");
        });
        if (key.isEmpty() && !stage.isForDevelopers()) {
            throw new InvalidSetting(
                    "SECRET_KEY",
                    "not set",
                    "at least " + MIN_SECRET_BYTES
                            + " bytes of a secret, or SECRET_KEY_FILE the path of a file that holds it");
        }
        return key;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | RuntimeException _) {
            throw new InvalidSetting(
                    "SECRET_KEY_FILE", "'" + file + "'", "the path of a file that can be read");
        }
    }

    private static byte[] randomKey() {
        var key = new byte[MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    @Override
    public String toString() {
        return "Settings[stage=%s, http=%s]".formatted(stage, http);
    }
}
