package dev.quintet.users.database;

import dev.quintet.users.config.DatabaseUrl;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs SQL. Each statement runs in its own transaction. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final ConnectionPool pool;
    private final Startup startup;
    private final DatabaseHealth health;

    private Database(DatabaseUrl url) {
        this.pool = new ConnectionPool(url);
        this.startup = new Startup(url);
        this.health = new DatabaseHealth(url);
    }

    /** Does not connect yet: {@link #prepare} does, or else the first statement. */
    public static Database at(DatabaseUrl url) {
        return new Database(url);
    }

    /**
     * Returns once the database answers.
     *
     * @throws SQLException if it does not answer in time, or refuses permanently
     */
    public void await(Duration startPeriod) throws SQLException {
        startup.await(startPeriod);
    }

    /**
     * Waits for the database, and migrates its schema to the version that this code needs.
     *
     * @return how many migrations were run
     * @throws SQLException as {@link #await}
     * @throws MigrationFailure if a person has to change something first
     */
    public int prepare(Duration startPeriod) throws SQLException {
        return startup.prepare(startPeriod);
    }

    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        return pool.run(connection -> {
            try (var statement = prepare(connection, sql, parameters);
                    var rows = statement.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        });
    }

    public <T> Optional<T> queryOne(String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        return query(sql, reader, parameters).stream().findFirst();
    }

    public int update(String sql, Object... parameters) throws SQLException {
        return pool.run(connection -> {
            try (var statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /** What is wrong with the database, or empty. Uses a connection outside the pool. */
    public Optional<SqlFailure> failure() {
        return health.failure();
    }

    public void measureInto(MeterRegistry registry) {
        pool.measureInto(registry);
    }

    @Override
    public void close() {
        try {
            startup.cancel();
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

    /** Converts the current row to a value. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
