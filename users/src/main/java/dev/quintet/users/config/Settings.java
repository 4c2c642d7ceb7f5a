package dev.quintet.users.config;

import java.util.Map;

/**
 * All that the environment can say, read and checked once.
 *
 * @param stage       which defaults apply, {@code APP_SETTINGS}
 * @param http        how requests are taken
 * @param database    where the users are
 * @param tokens      how tokens are signed, and for how long
 * @param passwords   how passwords are taken and hashed
 * @param loginLimits how many logins may fail
 */
public record Settings(
        Stage stage,
        HttpSettings http,
        DatabaseSettings database,
        TokenSettings tokens,
        PasswordSettings passwords,
        LoginLimits loginLimits) {
    /** @throws InvalidSetting where a variable cannot be used */
    public static Settings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        var stage = Stage.of(environment);
        return new Settings(
                stage,
                HttpSettings.of(environment),
                DatabaseSettings.of(environment, stage),
                TokenSettings.of(environment, stage),
                PasswordSettings.of(environment, stage),
                LoginLimits.of(environment));
    }
}
