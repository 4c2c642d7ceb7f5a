package dev.quintet.users.config;

import java.util.Map;
import java.util.Optional;

/** The settings of a command that needs only the database; each as in {@link Settings}. */
public record CommandSettings(Stage stage, DatabaseSettings database, PasswordSettings passwords) {
    /**
     * @throws InvalidSetting if a variable is invalid; variables that no command needs are not read
     */
    public static CommandSettings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        var stage = Stage.of(environment);
        return new CommandSettings(
                stage,
                DatabaseSettings.of(environment, stage),
                PasswordSettings.of(environment, stage));
    }

    /** The password of an admin to be created, {@code ADMIN_PASSWORD}. */
    public static Optional<String> adminPassword(Map<String, String> variables) {
        return new Environment(variables).secret("ADMIN_PASSWORD").map(Secret::text);
    }
}
