package dev.quintet.users.database;

import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/**
 * Brings the schema to the version that this code needs. Safe when several replicas start at once: Flyway holds a lock.
 * A table {@code users} that is there already, as the replaced stack made it, is adopted by V1, which loses nothing.
 */
final class Migrations {
    private Migrations() {}

    /** @return how many migrations were run */
    static int run(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                // A schema with tables but without a history is one to adopt: begin before V1,
                // which tolerates the table.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // All or nothing: a migration that stops leaves no earlier one of the same start
                // behind.
                .group(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
