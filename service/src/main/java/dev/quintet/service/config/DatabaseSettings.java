package dev.quintet.service.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The database of the service.
 *
 * @param url         empty only in development and testing
 * @param startPeriod how long a start waits for a database that does not answer
 */
public record DatabaseSettings(Optional<DatabaseUrl> url, Duration startPeriod) {
    /** @throws InvalidSetting if a variable is invalid */
    public static DatabaseSettings of(Environment environment, Stage stage) {
        var url = DatabaseUrl.of(environment);
        if (url.isEmpty() && !stage.isForDevelopers()) {
            throw notSet();
        }
        return new DatabaseSettings(url, environment.seconds("DATABASE_WAIT_SECONDS", 60, 0, 3600));
    }

    /** @throws InvalidSetting if none is set */
    public DatabaseUrl requiredUrl() {
        return url.orElseThrow(DatabaseSettings::notSet);
    }

    private static InvalidSetting notSet() {
        return new InvalidSetting(
                "DATABASE_URL", "not set", "postgres://user:password@host:port/database");
    }
}
