package dev.quintet.service;

import dev.quintet.service.database.Database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs what the service began without, beside the requests. Of several replicas, one does it. */
public final class LateMigrations implements Background {
    private static final Logger LOG = LoggerFactory.getLogger(LateMigrations.class);

    private final Database database;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("late-migrations").daemon().factory());
    private volatile boolean closed;

    public LateMigrations(Database database) {
        this.database = database;
    }

    @Override
    public void start() {
        thread.scheduleWithFixedDelay(this::work, 0, 1, TimeUnit.MINUTES);
    }

    private void work() {
        try {
            var count = database.finish();
            if (count > 0) {
                LOG.info("the database is up to date, after {} migrations beside requests", count);
            }
            thread.shutdown();
        } catch (SQLException | RuntimeException e) {
            if (!closed) {
                LOG.warn("a migration failed, and is tried again in a minute: {}", e.getMessage());
            }
        }
    }

    /** What runs ends with the connections of the database. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
    }
}
