package dev.quintet.users.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;

import dev.quintet.users.config.DatabaseUrl;

import io.micrometer.core.instrument.MeterRegistry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pool of connections, and the few ways in which SQL is run. Each statement is its own
 * transaction.
 */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Does not wait for the database: the first statement does. */
    private static Database at(DatabaseUrl url) {
        var config = new HikariConfig();
        config.setPoolName("users");
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setInitializationFailTimeout(-1);
        // Each connection costs a key derivation (SCRAM, RFC 5802): ten at once are half a start.
        config.setMinimumIdle(1);
        // How long a request waits for a database that is away, in milliseconds.
        config.setConnectionTimeout(3_000);
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "15");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "users");
        if (url.namesSeveralHosts()) {
            config.addDataSourceProperty("targetServerType", "primary");
        }
        // What the URL asks for has the last word.
        url.parameters().forEach(config::addDataSourceProperty);
        return new Database(new HikariDataSource(config));
    }

    /** Returns once the database answers.
     *
     * @throws SQLException where it does not within the given time
     */
    public static Database open(DatabaseUrl url, Duration startPeriod) throws SQLException {
        var database = at(url);
        try {
            database.await(startPeriod);
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    /** @throws SQLException where the database does not answer within the given time */
    private void await(Duration startPeriod) throws SQLException {
        var end = System.nanoTime() + startPeriod.toNanos();
        while (true) {
            try (var _ = pool.getConnection()) {
                return;
            } catch (SQLTransientConnectionException e) {
                // The pool has retried until its own time-out.
                if (System.nanoTime() >= end) {
                    throw e;
                }
            }
        }
    }

    /** @return how many migrations were run, see {@link Migrations} */
    public int migrate() {
        return Migrations.run(pool);
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
