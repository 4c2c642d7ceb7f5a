package dev.quintet.users.config;

/**
 * How passwords are taken and hashed.
 *
 * @param minLength       shortest one accepted at registration, in characters
 * @param bcryptLogRounds cost where bcrypt is asked for, 4 to 31; new hashes are Argon2id, so
 *                        nothing asks now
 * @param maxWaiting      how many hashings may wait for a core before more are refused
 */
public record PasswordSettings(int minLength, int bcryptLogRounds, int maxWaiting) {
    static PasswordSettings of(Environment environment, Stage stage) {
        return new PasswordSettings(
                environment.number("PASSWORD_MIN_LENGTH", stage == Stage.TESTING ? 1 : 11, 1, 1000),
                environment.number("BCRYPT_LOG_ROUNDS", stage.isForDevelopers() ? 4 : 13, 4, 31),
                environment.number("PASSWORD_MAX_WAITING", 128, 1, 100_000));
    }
}
