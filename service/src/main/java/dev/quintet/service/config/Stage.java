package dev.quintet.service.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kind of environment, from {@code APP_SETTINGS}. */
public enum Stage {
    DEVELOPMENT,
    TESTING,
    STAGING,
    PRODUCTION;

    /** Whether defaults are allowed that would be unsafe for real users. */
    public boolean isForDevelopers() {
        return this == DEVELOPMENT || this == TESTING;
    }

    /** @throws InvalidSetting if it is none of these */
    public static Stage of(Environment environment) {
        var name = environment.text("APP_SETTINGS");
        return name == null
                ? PRODUCTION
                : Arrays.stream(values())
                        .filter(stage -> stage.word().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidSetting(
                                "APP_SETTINGS", "'" + name + "'", "one of " + words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(Stage::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
