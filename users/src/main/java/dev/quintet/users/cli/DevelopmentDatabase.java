package dev.quintet.users.cli;

import dev.quintet.users.config.DatabaseUrl;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL that lives as long as the process. Its library is there in development, but not in
 * the image.
 */
public final class DevelopmentDatabase {
    private DevelopmentDatabase() {}

    /** Returns its URL. It holds the sample users. */
    public static DatabaseUrl start(Duration startPeriod) throws SQLException {
        try {
            var url =
                    DatabaseUrl.ofJdbc(EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres"));
            Seed.addSamples(url, startPeriod);
            return url;
        } catch (NoClassDefFoundError _) {
            throw new CommandException(
                    "DATABASE_URL is not set, and this image has no PostgreSQL of its own: set it to postgres://user:password@host:port/database");
        } catch (IOException e) {
            throw new CommandException("the embedded PostgreSQL did not start: " + e.getMessage());
        }
    }
}
