package dev.quintet.users.settings;

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
 * @param port              to listen on; 0 lets the system choose
 * @param databaseUrl       empty in development and testing alone
 * @param secretKey         signs tokens; at least 32 bytes, as RFC 7518, 3.2 asks of HS256
 * @param secretKeyIsRandom whether the key was made up for this start
 * @param tokenLife         from issue to expiry
 * @param bcryptLogRounds   cost where bcrypt is asked for, 4 to 31
 * @param passwordMinLength shortest password accepted at registration, in characters
 */
public record Settings(Stage stage, int port, Optional<DatabaseUrl> databaseUrl, byte[] secretKey, boolean secretKeyIsRandom,
                       Duration tokenLife, int bcryptLogRounds, int passwordMinLength) {
    private static final int MIN_SECRET_BYTES = 32;

    /** @throws InvalidSetting where a variable cannot be used */
    public static Settings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        var stage = Stage.of(Optional.ofNullable(environment.text("APP_SETTINGS")).orElse("production"));
        var testing = stage == Stage.TESTING;
        var secretKey = secretKey(environment, stage);
        return new Settings(
                stage,
                environment.number("PORT", 5000, 0, 65_535),
                databaseUrl(environment, stage),
                secretKey.orElseGet(Settings::randomKey),
                secretKey.isEmpty(),
                Duration.ofDays(environment.number("TOKEN_EXPIRATION_DAYS", testing ? 0 : 30, 0, 36_500))
                        .plusSeconds(environment.number("TOKEN_EXPIRATION_SECONDS", testing ? 3 : 0, 0, Integer.MAX_VALUE)),
                environment.number("BCRYPT_LOG_ROUNDS", stage.isForDevelopers() ? 4 : 13, 4, 31),
                environment.number("PASSWORD_MIN_LENGTH", testing ? 1 : 11, 1, 1000));
    }

    private static Optional<DatabaseUrl> databaseUrl(Environment environment, Stage stage) {
        var url = Optional.ofNullable(environment.text("DATABASE_URL")).map(DatabaseUrl::parse);
        if (url.isEmpty() && !stage.isForDevelopers()) {
            throw new InvalidSetting("DATABASE_URL", "not set", "postgres://user:password@host:port/database");
        }
        return url;
    }

    private static Optional<byte[]> secretKey(Environment environment, Stage stage) {
        var file = environment.text("SECRET_KEY_FILE");
        var key = Optional.ofNullable(file != null ? read(file) : environment.text("SECRET_KEY"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        var variable = file != null ? "SECRET_KEY_FILE" : "SECRET_KEY";
        key.filter(bytes -> bytes.length < MIN_SECRET_BYTES).ifPresent(bytes -> {
            throw new InvalidSetting(variable, bytes.length + " bytes long", "at least " + MIN_SECRET_BYTES + " bytes long");
        });
        if (key.isEmpty() && !stage.isForDevelopers()) {
            throw new InvalidSetting("SECRET_KEY", "not set",
                    "at least " + MIN_SECRET_BYTES + " bytes of a secret, or SECRET_KEY_FILE the path of a file that holds it");
        }
        return key;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | RuntimeException _) {
            throw new InvalidSetting("SECRET_KEY_FILE", "'" + file + "'", "the path of a file that can be read");
        }
    }

    private static byte[] randomKey() {
        var key = new byte[MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    @Override
    public String toString() {
        return "Settings[stage=%s, port=%d]".formatted(stage, port);
    }
}
