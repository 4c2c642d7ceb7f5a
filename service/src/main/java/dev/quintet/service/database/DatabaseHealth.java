package dev.quintet.service.database;

import dev.quintet.service.config.DatabaseUrl;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Checks the database with a connection outside the pool: a pool that is in use says nothing about
 * the database.
 */
final class DatabaseHealth {
    /**
     * Checks within this time get the same answer, so that health checks put no load on the
     * database.
     */
    private static final Duration VALID = Duration.ofSeconds(1);

    private final DataSource probes;
    private Optional<SqlFailure> last = Optional.empty();
    private long asked = System.nanoTime() - VALID.toNanos();

    DatabaseHealth(DatabaseUrl url, Schema schema) {
        this.probes = PostgresDataSource.forProbes(url, schema);
    }

    /** Empty if the database works. */
    synchronized Optional<SqlFailure> failure() {
        if (System.nanoTime() - asked >= VALID.toNanos()) {
            last = ask();
            asked = System.nanoTime();
        }
        return last;
    }

    private Optional<SqlFailure> ask() {
        try (var connection = probes.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW transaction_read_only")) {
            row.next();
            return row.getString(1).equals("on")
                    ? Optional.of(SqlFailure.READ_ONLY)
                    : Optional.empty();
        } catch (SQLException e) {
            return Optional.of(SqlFailure.of(e));
        }
    }
}
