package dev.quintet.users.config;

import dev.quintet.service.config.Environment;
import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.config.Stage;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * How tokens are signed, and how long they are valid.
 *
 * @param secretKey   at least 32 bytes, as RFC 7518, 3.2 requires for HS256
 * @param keyIsRandom whether the key was generated at this start
 * @param life        how long a token is valid
 */
public record TokenSettings(byte[] secretKey, boolean keyIsRandom, Duration life) {
    private static final int MIN_KEY_BYTES = 32;

    static TokenSettings of(Environment environment, Stage stage) {
        var key = secretKey(environment, stage);
        return new TokenSettings(
                key.orElseGet(TokenSettings::randomKey), key.isEmpty(), life(environment, stage));
    }

    private static Duration life(Environment environment, Stage stage) {
        var testing = stage == Stage.TESTING;
        var days = environment.number("TOKEN_EXPIRATION_DAYS", testing ? 0 : 30, 0, 36_500);
        return environment
                .seconds("TOKEN_EXPIRATION_SECONDS", testing ? 3 : 0, 0, Integer.MAX_VALUE)
                .plusDays(days);
    }

    private static Optional<byte[]> secretKey(Environment environment, Stage stage) {
        var secret = environment.secret("SECRET_KEY");
        var key = secret.map(value -> value.text().getBytes(StandardCharsets.UTF_8));
        if (key.isPresent() && key.get().length < MIN_KEY_BYTES) {
            throw new InvalidSetting(
                    secret.get().variable(),
                    key.get().length + " bytes long",
                    "at least " + MIN_KEY_BYTES + " bytes long");
        }
        if (key.isEmpty() && !stage.isForDevelopers()) {
            throw new InvalidSetting(
                    "SECRET_KEY",
                    "not set",
                    "at least " + MIN_KEY_BYTES
                            + " bytes of a secret, or SECRET_KEY_FILE the path of a file that holds it");
        }
        return key;
    }

    private static byte[] randomKey() {
        var key = new byte[MIN_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    @Override
    public String toString() {
        return "TokenSettings[life=%s]".formatted(life);
    }
}
