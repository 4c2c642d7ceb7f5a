package dev.quintet.users.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.FutureTask;

/** Repeats one statement, and records how long the slowest took. */
final class Traffic implements AutoCloseable {
    private final FutureTask<Void> running;
    private volatile boolean ended;
    private volatile long longest;
    private volatile int count;

    private Traffic(String jdbcUrl, String sql) {
        this.running = new FutureTask<>(() -> run(jdbcUrl, sql), null);
    }

    static Traffic of(String jdbcUrl, String sql) {
        var traffic = new Traffic(jdbcUrl, sql);
        Thread.ofVirtual().start(traffic.running);
        return traffic;
    }

    /** In nanoseconds. */
    long longest() {
        return longest;
    }

    int count() {
        return count;
    }

    private void run(String jdbcUrl, String sql) {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            while (!ended) {
                var began = System.nanoTime();
                statement.execute(sql);
                longest = Math.max(longest, System.nanoTime() - began);
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
