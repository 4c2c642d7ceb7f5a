package dev.quintet.users.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;

import dev.quintet.users.config.DatabaseUrl;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A pool of connections, and the few ways in which SQL is run. Each statement is its own
 * transaction.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    /** How often a migration is begun again that a restart of the database has broken off. */
    private static final int MIGRATION_TRIES = 3;

    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final Migrations migrations;

    private Database(DatabaseUrl url) {
        this.url = url;
        this.pool = new HikariDataSource(pool(url));
        this.migrations = new Migrations(url);
    }

    /** Does not wait for the database: the first statement does. */
    public static Database at(DatabaseUrl url) {
        return new Database(url);
    }

    private static HikariConfig pool(DatabaseUrl url) {
        var config = new HikariConfig();
        config.setPoolName("users");
        config.setDataSource(PostgresDataSource.forRequests(url));
        config.setInitializationFailTimeout(-1);
        // Every connection costs a key derivation (SCRAM, RFC 5802): ten of them at once are half
        // of a start.
        config.setMinimumIdle(1);
        // A caller hears of a database that is away within this time, in milliseconds.
        config.setConnectionTimeout(3_000);
        config.setExceptionOverride(new ReadOnlyEviction());
        return config;
    }

    /**
     * Returns once the database answers.
     *
     * @throws SQLException where it does not within the given time, or refuses for good
     */
    public void await(Duration startPeriod) throws SQLException {
        var end = Instant.now().plus(startPeriod);
        var probes = PostgresDataSource.forProbes(url);
        var told = false;
        while (true) {
            try (var _ = probes.getConnection()) {
                return;
            } catch (SQLException e) {
                if (!SqlFailure.of(e).passes() || Instant.now().isAfter(end)) {
                    throw e;
                }
                if (!told) {
                    LOG.info(
                            "waiting up to {} s for the database: {}",
                            startPeriod.toSeconds(),
                            e.getMessage());
                    told = true;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /**
     * Waits for the database, and brings its schema to the version that this code needs.
     *
     * @return how many migrations were run
     * @throws SQLException where the database does not answer within the given time
     * @throws MigrationFailure where somebody has to change something first
     */
    public int prepare(Duration startPeriod) throws SQLException {
        for (var tries = 1; ; tries++) {
            await(startPeriod);
            try {
                return migrations.run();
            } catch (SQLException e) {
                if (!SqlFailure.of(e).passes() || tries == MIGRATION_TRIES) {
                    throw e;
                }
                LOG.warn("the migration was broken off and begins again: {}", e.getMessage());
            }
        }
    }

    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        try (var connection = pool.getConnection();
                var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var result = new ArrayList<T>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    public <T> Optional<T> queryOne(String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        return query(sql, reader, parameters).stream().findFirst();
    }

    public int update(String sql, Object... parameters) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    public void measureInto(MeterRegistry registry) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }

    @Override
    public void close() {
        try {
            migrations.cancel();
        } catch (SQLException e) {
            LOG.warn("a migration could not be cancelled: {}", e.getMessage());
        }
        pool.close();
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Makes a value of the current row. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
