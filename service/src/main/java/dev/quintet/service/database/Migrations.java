package dev.quintet.service.database;

import dev.quintet.service.config.DatabaseUrl;

import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * Migrates the schema to the version that this code needs, while others use it.
 * docs/decisions/migrations.md says why this is our own code.
 */
final class Migrations {
    /**
     * While a statement waits for a lock, later statements queue behind it. So it waits no longer
     * than this.
     */
    private static final String LOCK_TIMEOUT = "300ms";

    /** The commit does not wait for standbys, as it would hold the lock for longer. */
    private static final String LIMITS =
            """
            SET LOCAL lock_timeout = '%s';
            SET LOCAL statement_timeout = 0;
            SET LOCAL synchronous_commit = local;
            %s;
            """.formatted(LOCK_TIMEOUT, MigrationLock.noTransactionTimeout(true));

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** The first version of PostgreSQL that notices a lost client while a statement runs. */
    private static final int CHECKS_CLIENTS = 14;

    private final Schema schema;
    private final DataSource dataSource;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    Migrations(DatabaseUrl url, Schema schema) {
        this.schema = schema;
        this.dataSource = PostgresDataSource.forMigrations(url, schema);
    }

    /**
     * Runs those that the service needs to begin with, or the others.
     *
     * @return how many were run
     * @throws MigrationFailure if a person has to change something first
     */
    int run(boolean late) throws SQLException {
        try (var connection = connect()) {
            demandUtf8(connection);
            liftLimits(connection);
            if (pending(connection, late).isEmpty()) {
                return 0;
            }
        } finally {
            open.clear();
        }
        try (var locking = connect();
                var working = connect()) {
            MigrationLock.acquire(locking, schema);
            liftLimits(working);
            makeSpace(working);
            return run(locking, working, late);
        } catch (SQLException e) {
            if (isForAPerson(e)) {
                throw new MigrationFailure(advice(e) + e.getMessage());
            }
            throw e;
        } finally {
            open.clear();
        }
    }

    private static boolean isForAPerson(SQLException e) {
        return SqlFailure.of(e) == SqlFailure.FAULT || SqlFailure.of(e) == SqlFailure.FULL;
    }

    /** Others fail at what callers send, or at what rows hold. */
    private static void demandUtf8(Connection connection) throws SQLException {
        var encoding = connection.unwrap(PGConnection.class).getParameterStatus("server_encoding");
        if (!"UTF8".equals(encoding)) {
            throw new MigrationFailure(
                    "the database has the encoding %s, it must be UTF8: restore a dump of it into one with that encoding, then migrate that"
                            .formatted(encoding));
        }
    }

    /** Cancels the running step. The server notices and rolls back. */
    void cancel() throws SQLException {
        for (var connection : open) {
            connection.abort(Runnable::run);
        }
    }

    private int run(Connection locking, Connection working, boolean late) throws SQLException {
        var pending = pending(working, late);
        if (!pending.isEmpty()) {
            try (var _ = progress("the look at the table " + schema.table(), locking, working)) {
                schema.precondition().check(working, pending.getFirst().version());
            }
        }
        for (var migration : pending) {
            try (var _ = progress(migration.toString(), locking, working)) {
                run(migration, working);
            } catch (SQLException e) {
                if (isForAPerson(e)) {
                    throw new MigrationFailure(advice(e) + blame(migration, e));
                }
                throw e;
            }
        }
        return pending.size();
    }

    private Progress progress(String step, Connection locking, Connection working) {
        return Progress.of(step, schema, locking, working);
    }

    /** The file, its line where PostgreSQL names a place, and what it said. */
    private static String blame(Migration migration, SQLException e) {
        var said = e instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        var position = said == null ? 0 : said.getPosition();
        var before = migration.index().isPresent() ? 0 : LIMITS.length();
        return "%s: %s"
                .formatted(
                        migration.place(position - before),
                        e.getMessage().replaceFirst("\\s+Position: \\d+", ""));
    }

    private String advice(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "42501" ->
                "grant the role of DATABASE_URL what it lacks (it must own the table %s, and may create in its schema), then migrate again: "
                        .formatted(schema.table());
            case "42P07" -> "rename what is called so and is not ours, then migrate again: ";
            case "53100" -> "make room on the disk, then migrate again: ";
            default -> "";
        };
    }

    private Connection connect() throws SQLException {
        var connection = dataSource.getConnection();
        open.add(connection);
        return connection;
    }

    private List<Migration> pending(Connection connection, boolean late) throws SQLException {
        var versions = MigrationHistory.versions(connection, schema);
        return schema.migrations().stream()
                .filter(migration -> migration.late() == late)
                .filter(migration -> !versions.contains(migration.version()))
                .toList();
    }

    /** A step ends when it is done or its client is gone. Limits of the role do not apply. */
    private static void liftLimits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() >= CHECKS_CLIENTS) {
                statement.execute("SET client_connection_check_interval = '1s'");
            }
            // Behind a pooler, the next user of the session would inherit these settings.
            if (!PostgresDataSource.isPooled(connection)) {
                statement.execute("SET statement_timeout = 0; SET lock_timeout = 0; "
                        + MigrationLock.noTransactionTimeout(false));
            }
        }
    }

    private void run(Migration migration, Connection connection) throws SQLException {
        if (migration.index().isPresent()) {
            new ConcurrentIndex(connection, migration, schema).build();
            inOneTransaction(connection, MigrationHistory.entry(migration, schema));
        } else {
            inOneTransaction(
                    connection,
                    migration.sql() + ";\n" + MigrationHistory.entry(migration, schema));
        }
    }

    private void makeSpace(Connection connection) throws SQLException {
        if (schema.space().isPresent()) {
            inOneTransaction(
                    connection, "CREATE SCHEMA IF NOT EXISTS " + schema.space().get());
        }
    }

    private static void inOneTransaction(Connection connection, String sql) throws SQLException {
        var pause = SHORTEST_PAUSE;
        while (true) {
            try (var statement = connection.createStatement()) {
                // One message, so that a slow process does not hold the lock for longer.
                statement.execute(LIMITS + sql);
                return;
            } catch (SQLException e) {
                if (SqlFailure.of(e) != SqlFailure.TOO_SLOW) {
                    throw e;
                }
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }
}
