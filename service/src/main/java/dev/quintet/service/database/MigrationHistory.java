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
    static Set<Integer> versions(Connection connection, Schema schema) throws SQLException {
        var versions = new HashSet<Integer>();
        try (var statement = connection.createStatement();
                var table = statement.executeQuery(
                        "SELECT to_regclass('%s') IS NOT NULL".formatted(table(schema)))) {
            table.next();
            if (!table.getBoolean(1)) {
                return versions;
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                SELECT version::int FROM %s WHERE success AND version ~ '^[0-9]+$'""".formatted(table(schema)))) {
            while (rows.next()) {
                versions.add(rows.getInt(1));
            }
        }
        return versions;
    }

    /** The statements that record a migration. They create the table if it is missing. */
    public static String entry(Migration migration, Schema schema) {
        return """
                CREATE TABLE IF NOT EXISTS %1$s (
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
                CREATE INDEX IF NOT EXISTS flyway_schema_history_s_idx ON %1$s (success);
                INSERT INTO %1$s
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT coalesce(max(installed_rank), 0) + 1, '%2$d', '%3$s', 'SQL', '%4$s', %5$d, current_user,
                    extract(epoch FROM clock_timestamp() - now()) * 1000, true
                FROM %1$s;
                """.formatted(
                        table(schema),
                        migration.version(),
                        migration.description(),
                        migration.script(),
                        migration.checksum());
    }

    private static String table(Schema schema) {
        return schema.qualified("flyway_schema_history");
    }
}
