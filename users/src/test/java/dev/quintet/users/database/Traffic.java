package dev.quintet.users.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.FutureTask;

/**
 * Repeats one statement. Ends, and fails where it is closed, if a lock keeps it waiting for a second. PostgreSQL measures
 * that; what a busy machine takes beside does not count.
 */
final class Traffic implements AutoCloseable {
    private final FutureTask<Void> running;
    private volatile boolean ended;
    private volatile int count;

    private Traffic(String jdbcUrl, String sql) {
        this.running = new FutureTask<>(() -> run(jdbcUrl, sql), null);
    }

    static Traffic of(String jdbcUrl, String sql) {
        var traffic = new Traffic(jdbcUrl, sql);
        Thread.ofVirtual().start(traffic.running);
        return traffic;
    }

    int count() {
        return count;
    }

    private void run(String jdbcUrl, String sql) {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '1s'");
            while (!ended) {
                statement.execute(sql);
                count++;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        ended = true;
        running.get();
    }
}
