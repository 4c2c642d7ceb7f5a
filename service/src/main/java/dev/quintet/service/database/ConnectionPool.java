package dev.quintet.service.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;

import dev.quintet.service.config.DatabaseUrl;

import io.micrometer.core.instrument.MeterRegistry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections for requests. */
final class ConnectionPool implements AutoCloseable {
    /**
     * All connections are closed at most once in this time, however many statements find the server
     * read-only.
     */
    private static final Duration BETWEEN_EVICTIONS = Duration.ofMillis(250);

    private final HikariDataSource pool;
    private long evicted = System.nanoTime() - BETWEEN_EVICTIONS.toNanos();

    ConnectionPool(DatabaseUrl url, Schema schema) {
        var config = new HikariConfig();
        config.setPoolName(schema.name());
        config.setDataSource(PostgresDataSource.forRequests(url, schema));
        config.setInitializationFailTimeout(-1);
        // Every connection costs a key derivation (SCRAM, RFC 5802). Ten at once would take half of
        // the start.
        config.setMinimumIdle(1);
        // How long a caller waits for a connection before getting a 503, in milliseconds.
        config.setConnectionTimeout(3_000);
        config.setExceptionOverride(new ReadOnlyEviction());
        this.pool = new HikariDataSource(config);
    }

    /**
     * Runs a statement. If the server is read-only, the statement has done nothing. It runs once
     * more on a new connection, which may reach the primary.
     */
    <T> T run(Work<T> work) throws SQLException {
        try {
            return runOnce(work);
        } catch (SQLException e) {
            if (SqlFailure.of(e) == SqlFailure.READ_ONLY && evictAll()) {
                return runOnce(work);
            }
            throw e;
        }
    }

    private <T> T runOnce(Work<T> work) throws SQLException {
        try (var connection = pool.getConnection()) {
            return work.on(connection);
        }
    }

    private synchronized boolean evictAll() {
        if (System.nanoTime() - evicted < BETWEEN_EVICTIONS.toNanos()) {
            return false;
        }
        evicted = System.nanoTime();
        pool.getHikariPoolMXBean().softEvictConnections();
        return true;
    }

    void measureInto(MeterRegistry registry) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }

    @Override
    public void close() {
        pool.close();
    }

    /** One statement on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
