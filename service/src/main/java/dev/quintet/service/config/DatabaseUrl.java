package dev.quintet.service.config;

import java.util.Map;
import java.util.Optional;

/**
 * The address of the database, and the role that connects.
 *
 * @param jdbcUrl    hosts and database, without user, password and parameters, so it can be logged
 * @param user       null for the driver's default
 * @param password   null if there is none; never logged
 * @param parameters the driver's connection properties, by its names for them; never logged
 */
public record DatabaseUrl(
        String jdbcUrl, String user, String password, Map<String, String> parameters) {
    /** @param jdbcUrl as pgjdbc accepts it */
    public static DatabaseUrl ofJdbc(String jdbcUrl) {
        return DatabaseUrlParser.parse(new Secret("DATABASE_URL", jdbcUrl));
    }

    /** Reads {@code DATABASE_URL} and {@code DATABASE_PASSWORD}, which overrides the URL. */
    static Optional<DatabaseUrl> of(Environment environment) {
        var password = environment.secret("DATABASE_PASSWORD").map(Secret::text);
        return environment
                .secret("DATABASE_URL")
                .map(DatabaseUrlParser::parse)
                .map(url -> new DatabaseUrl(
                        url.jdbcUrl, url.user, password.orElse(url.password), url.parameters));
    }

    public boolean namesSeveralHosts() {
        return jdbcUrl.contains(",");
    }

    @Override
    public String toString() {
        return "DatabaseUrl[hidden]";
    }
}
