package dev.quintet.service.database;

import dev.quintet.service.config.DatabaseUrl;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Runs SQL. Each statement runs in its own transaction, unless {@link #transaction} joins them. */
public final class Database extends Statements implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final ConnectionPool pool;
    private final Startup startup;
    private final DatabaseHealth health;

    private Database(DatabaseUrl url, Schema schema) {
        this.pool = new ConnectionPool(url, schema);
        this.startup = new Startup(url, schema);
        this.health = new DatabaseHealth(url, schema);
    }

    /** Does not connect yet: {@link #prepare} does, or else the first statement. */
    public static Database at(DatabaseUrl url, Schema schema) {
        return new Database(url, schema);
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
     * Waits for the database, and migrates its schema to the version that this code needs. What can
     * wait is left to {@link #finish}.
     *
     * @return how many migrations were run
     * @throws SQLException as {@link #await}
     * @throws MigrationFailure if a person has to change something first
     */
    public int prepare(Duration startPeriod) throws SQLException {
        return startup.prepare(startPeriod);
    }

    /**
     * Runs the migrations that the service began without. Others use the database meanwhile.
     *
     * @return how many were run
     * @throws SQLException if one of them fails; later, it can be tried again
     */
    public int finish() throws SQLException {
        return startup.finish();
    }

    /**
     * Runs statements that take effect together, or not at all.
     *
     * @throws SQLException if one of them fails; then nothing has happened. Where the connection
     *     breaks during the commit, nobody knows.
     */
    public <T> T transaction(Transaction.Work<T> work) throws SQLException {
        return pool.run(connection -> Transaction.on(connection, work));
    }

    @Override
    <T> T run(ConnectionPool.Work<T> work) throws SQLException {
        return pool.run(work);
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
}
