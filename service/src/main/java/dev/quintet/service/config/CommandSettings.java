package dev.quintet.service.config;

import java.util.Map;

/** The settings of a command that needs only the database; each as the service has it. */
public record CommandSettings(Stage stage, DatabaseSettings database) {
    /**
     * @throws InvalidSetting if a variable is invalid; variables that no command needs are not read
     */
    public static CommandSettings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        var stage = Stage.of(environment);
        return new CommandSettings(stage, DatabaseSettings.of(environment, stage));
    }
}
