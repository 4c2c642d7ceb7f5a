package dev.quintet.service.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Logs the progress of a long step every ten seconds, and cancels the step if the lock is lost. */
final class Progress implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    /** The first version of PostgreSQL that reports the progress of an index. */
    private static final int TELLS = 12;

    private static final String STATE = """
            SELECT coalesce(
                (SELECT concat(phase, ', ' || coalesce(100 * blocks_done / nullif(blocks_total, 0),
                            100 * tuples_done / nullif(tuples_total, 0)) || ' %%',
                        ', for process ' || nullif(current_locker_pid, 0) || ' (' || locker.application_name || ')')
                    FROM pg_stat_progress_create_index AS building
                    LEFT JOIN pg_stat_activity AS locker ON locker.pid = current_locker_pid
                    WHERE building.datname = current_database() LIMIT 1),
                (SELECT concat('the table %1$s is in use by process ', pid, ' (' || application_name || ')')
                    FROM pg_locks JOIN pg_stat_activity USING (pid)
                    WHERE relation = to_regclass('%1$s') AND granted AND application_name <> '%2$s'
                    ORDER BY xact_start LIMIT 1),
                'it goes on')""";

    private final Connection asking;
    private final Connection working;
    private final String step;
    private final Schema schema;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("migration-progress").daemon().factory());

    private Progress(String step, Schema schema, Connection asking, Connection working) {
        this.step = step;
        this.schema = schema;
        this.asking = asking;
        this.working = working;
    }

    /**
     * @param asking  holds the lock; used here alone
     * @param working the connection that runs the step
     */
    static Progress of(String step, Schema schema, Connection asking, Connection working) {
        var progress = new Progress(step, schema, asking, working);
        progress.clock.scheduleAtFixedRate(
                progress::say, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return progress;
    }

    private void say() {
        try {
            LOG.info(
                    "{} has taken {} s: {}",
                    step,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    state());
        } catch (SQLException e) {
            LOG.warn("the lock that keeps others from migrating is lost: {}", e.getMessage());
            abort(working);
            clock.shutdown();
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("the connection could not be aborted: {}", e.getMessage());
        }
    }

    private String state() throws SQLException {
        try (var statement = asking.createStatement()) {
            if (asking.getMetaData().getDatabaseMajorVersion() < TELLS) {
                statement.execute("SELECT 1");
                return "it goes on";
            }
            // Within a transaction, statistics do not change after they were first read.
            statement.execute("SELECT pg_stat_clear_snapshot()");
            try (var row = statement.executeQuery(
                    STATE.formatted(schema.table(), schema.migrationName()))) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public void close() {
        clock.close();
    }
}
