package dev.quintet.service.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one process at a time migrate a database. The lock belongs to a transaction, because a
 * pooler would lose a session's lock. The transaction has no snapshot, so building an index does
 * not wait for it.
 */
final class MigrationLock {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    /** An arbitrary number that no other program locks. */
    private static final long KEY = 0x7175_696e_7465_7431L;

    private MigrationLock() {}

    /**
     * PostgreSQL has this limit since version 17.
     *
     * @param local for the transaction; else for the session
     */
    static String noTransactionTimeout(boolean local) {
        return "SELECT set_config(name, '0', %s) FROM pg_settings WHERE name = 'transaction_timeout'"
                .formatted(local);
    }

    /** Waits while another process migrates. The lock ends with the connection. */
    static void acquire(Connection connection, Schema schema) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
        connection.setAutoCommit(false);
        var said = System.nanoTime();
        while (!tryLock(connection, key(schema))) {
            connection.rollback();
            if (System.nanoTime() - said > Progress.EVERY.toNanos()) {
                LOG.info("another process migrates the database; waiting for it");
                said = System.nanoTime();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean tryLock(Connection connection, long key) throws SQLException {
        try (var statement = connection.createStatement()) {
            // If this process dies silently, the lock ends a minute later. Progress queries more
            // often than that.
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'; "
                    + noTransactionTimeout(true));
            try (var row =
                    statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + key + ")")) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Services that share a database do not wait for each other. */
    private static long key(Schema schema) {
        return KEY ^ schema.space().map(String::hashCode).orElse(0);
    }
}
