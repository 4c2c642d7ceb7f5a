package dev.quintet.users.config;

import dev.quintet.service.config.Environment;
import dev.quintet.service.config.Stage;

/**
 * How passwords are checked and hashed.
 *
 * @param minLength       shortest one accepted at registration, in characters
 * @param blocklist       what nobody may choose
 * @param bcryptLogRounds cost of bcrypt, 4 to 31; not used now, because new hashes are Argon2id
 * @param maxWaiting      how many hash computations may wait for a core; more are refused
 */
public record PasswordSettings(
        int minLength, PasswordBlocklist blocklist, int bcryptLogRounds, int maxWaiting) {
    public static PasswordSettings of(Environment environment, Stage stage) {
        var blocklist = environment.text("PASSWORD_BLOCKLIST_FILE");
        return new PasswordSettings(
                environment.number("PASSWORD_MIN_LENGTH", stage == Stage.TESTING ? 1 : 11, 1, 1000),
                blocklist == null ? PasswordBlocklist.EMPTY : PasswordBlocklist.of(blocklist),
                environment.number("BCRYPT_LOG_ROUNDS", stage.isForDevelopers() ? 4 : 13, 4, 31),
                environment.number("PASSWORD_MAX_WAITING", 128, 1, 100_000));
    }
}
