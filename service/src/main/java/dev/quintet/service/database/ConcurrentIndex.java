package dev.quintet.service.database;

import org.postgresql.util.PSQLException;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Builds an index while others read and write. An index that a crash left half-built is built
 * again.
 */
final class ConcurrentIndex {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;
    private final Migration migration;
    private final Schema schema;
    private final String name;

    ConcurrentIndex(Connection connection, Migration migration, Schema schema) {
        this.connection = connection;
        this.migration = migration;
        this.schema = schema;
        this.name = migration.index().orElseThrow();
    }

    /** @throws MigrationFailure if existing rows violate the index */
    void build() throws SQLException {
        if (isThere(true)) {
            return;
        }
        drop();
        try {
            execute(migration.sql());
        } catch (PSQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            // An invalid index would still refuse new rows.
            drop();
            // It may name the rows better than PostgreSQL.
            schema.precondition().check(connection, migration.version());
            throw new MigrationFailure("the index %s cannot be built: %s"
                    .formatted(name, e.getServerErrorMessage().getDetail()));
        }
    }

    private void drop() throws SQLException {
        if (isThere(false)) {
            execute("DROP INDEX CONCURRENTLY IF EXISTS " + schema.qualified(name));
        }
    }

    private boolean isThere(boolean valid) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT FROM pg_index WHERE indexrelid = to_regclass('%s') AND indisvalid = %s"
                                .formatted(schema.qualified(name), valid))) {
            return row.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
