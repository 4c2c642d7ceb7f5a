package dev.quintet.service.database;

import dev.quintet.service.config.DatabaseUrl;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/** Waits for the database, and migrates it. */
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    /** How often a migration is tried if the database restarts during it. */
    private static final int MIGRATION_TRIES = 3;

    private final DataSource probes;
    private final Migrations migrations;
    private volatile boolean cancelled;

    Startup(DatabaseUrl url, Schema schema) {
        this.probes = PostgresDataSource.forProbes(url, schema);
        this.migrations = new Migrations(url, schema);
    }

    /**
     * Returns once the database answers.
     *
     * @throws SQLException if it does not answer in time, or refuses permanently
     */
    void await(Duration startPeriod) throws SQLException {
        var began = System.nanoTime();
        var told = false;
        while (true) {
            try (var _ = probes.getConnection()) {
                return;
            } catch (SQLException e) {
                if (cancelled
                        || !SqlFailure.of(e).passes()
                        || System.nanoTime() - began > startPeriod.toNanos()) {
                    throw e;
                }
                if (!told) {
                    LOG.info(
                            "waiting up to {} s for the database: {}",
                            startPeriod.toSeconds(),
                            SqlFailure.said(e));
                    told = true;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /** @return how many migrations were run */
    int prepare(Duration startPeriod) throws SQLException {
        for (var tries = 1; ; tries++) {
            await(startPeriod);
            try {
                return migrations.run(false);
            } catch (SQLException e) {
                if (cancelled || !SqlFailure.of(e).passes() || tries == MIGRATION_TRIES) {
                    throw e;
                }
                LOG.warn("the migration was broken off and begins again: {}", e.getMessage());
            }
        }
    }

    /** @return how many migrations were run */
    int finish() throws SQLException {
        return migrations.run(true);
    }

    void cancel() throws SQLException {
        cancelled = true;
        migrations.cancel();
    }
}
