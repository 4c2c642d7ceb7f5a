package dev.quintet.users.database;

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
    private final String name;
    private final String definition;

    ConcurrentIndex(Connection connection, String name, String definition) {
        this.connection = connection;
        this.name = name;
        this.definition = definition;
    }

    /** @throws MigrationFailure if existing rows violate the index */
    void build() throws SQLException {
        if (isThere(true)) {
            return;
        }
        drop();
        try {
            execute(definition);
        } catch (PSQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            // An invalid index would still refuse new rows.
            drop();
            Adoption.checkEmails(connection);
            throw new MigrationFailure("the index %s cannot be built: %s"
                    .formatted(name, e.getServerErrorMessage().getDetail()));
        }
    }

    private void drop() throws SQLException {
        if (isThere(false)) {
            execute("DROP INDEX CONCURRENTLY IF EXISTS " + name);
        }
    }

    private boolean isThere(boolean valid) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT FROM pg_index WHERE indexrelid = to_regclass('%s') AND indisvalid = %s"
                                .formatted(name, valid))) {
            return row.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
