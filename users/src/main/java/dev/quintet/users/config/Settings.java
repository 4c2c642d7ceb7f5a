package dev.quintet.users.config;

import dev.quintet.service.config.DatabaseSettings;
import dev.quintet.service.config.Environment;
import dev.quintet.service.config.HttpSettings;
import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.config.Stage;

import java.util.Map;

/**
 * All settings of the environment, read and checked once.
 *
 * @param stage       {@code APP_SETTINGS}, which selects the defaults
 * @param http        how the service accepts requests
 * @param database    the database with the users
 * @param tokens      how tokens are signed, and how long they are valid
 * @param passwords   how passwords are checked and hashed
 * @param loginLimits how many logins may fail
 * @param accounts    what users may do with their accounts
 * @param mail        how mail is sent
 */
public record Settings(
        Stage stage,
        HttpSettings http,
        DatabaseSettings database,
        TokenSettings tokens,
        PasswordSettings passwords,
        LoginLimits loginLimits,
        AccountSettings accounts,
        MailSettings mail) {
    /** @throws InvalidSetting if a variable is invalid */
    public static Settings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        var stage = Stage.of(environment);
        return new Settings(
                stage,
                HttpSettings.of(environment),
                DatabaseSettings.of(environment, stage),
                TokenSettings.of(environment, stage),
                PasswordSettings.of(environment, stage),
                LoginLimits.of(environment),
                AccountSettings.of(environment),
                MailSettings.of(environment, stage));
    }
}
