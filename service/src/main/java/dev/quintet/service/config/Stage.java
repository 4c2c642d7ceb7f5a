package dev.quintet.service.config;

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
        return environment.choice("APP_SETTINGS", PRODUCTION);
    }
}
