package dev.quintet.users.database;

import dev.quintet.users.settings.DatabaseUrl;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema to the version that this code needs. Safe when several replicas start at once: Flyway holds a lock.
 * A table {@code users} that is there already, as the replaced stack made it, is adopted by V1, which loses nothing.
 */
public final class Migrations {
    private Migrations() {
    }

    /**
     * @param patience how long to wait for a database that does not answer yet
     * @return how many migrations were run
     */
    public static int run(DatabaseUrl url, Duration patience) {
        return Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("classpath:db/migration")
                // A schema with tables but without a history is one to adopt: begin before V1, which tolerates the table.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // All or nothing: a migration that stops leaves no earlier one of the same start behind.
                .group(true)
                .connectRetries(Math.toIntExact(patience.toSeconds()))
                .connectRetriesInterval(1)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
