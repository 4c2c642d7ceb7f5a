package dev.quintet.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * The table {@code flyway_schema_history}. Earlier releases use Flyway and read this table after a
 * roll-back, so its format stays Flyway's.
 */
public final class MigrationHistory {
    private MigrationHistory() {}

    /** The versions that the schema has. */
    static Set<Integer> versions(Connection connection) throws SQLException {
        var versions = new HashSet<Integer>();
        try (var statement = connection.createStatement();
                var table = statement.executeQuery(
                        "SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
            table.next();
            if (!table.getBoolean(1)) {
                return versions;
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                SELECT version::int FROM flyway_schema_history WHERE success AND version ~ '^[0-9]+$'""")) {
            while (rows.next()) {
                versions.add(rows.getInt(1));
            }
        }
        return versions;
    }

    /** The statements that record a migration. They create the table if it is missing. */
    public static String entry(Migration migration) {
        return """
                CREATE TABLE IF NOT EXISTS flyway_schema_history (
                    installed_rank int CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
                    version varchar(50),
                    description varchar(200) NOT NULL,
                    type varchar(20) NOT NULL,
                    script varchar(1000) NOT NULL,
                    checksum int,
                    installed_by varchar(100) NOT NULL,
                    installed_on timestamp NOT NULL DEFAULT now(),
                    execution_time int NOT NULL,
                    success boolean NOT NULL
                );
                CREATE INDEX IF NOT EXISTS flyway_schema_history_s_idx ON flyway_schema_history (success);
                INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT coalesce(max(installed_rank), 0) + 1, '%d', '%s', 'SQL', '%s', %d, current_user,
                    extract(epoch FROM clock_timestamp() - now()) * 1000, true
                FROM flyway_schema_history;
                """.formatted(
                        migration.version(),
                        migration.description(),
                        migration.script(),
                        migration.checksum());
    }
}
