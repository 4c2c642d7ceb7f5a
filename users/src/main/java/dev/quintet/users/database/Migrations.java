package dev.quintet.users.database;

import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/**
 * Brings the schema to the version that this code needs. Several replicas may start at once: Flyway
 * holds a lock. An existing table {@code users} of the replaced stack is adopted by V1 as it is.
 */
final class Migrations {
    private Migrations() {}

    /** @return how many migrations were run */
    static int run(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                // Tables without a history are to be adopted: start before V1, which expects them.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // All or nothing: where one migration fails, none of this start stays.
                .group(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
