package dev.quintet.service;

import java.sql.SQLException;

/** What a service does beside answering requests. */
public interface Background extends AutoCloseable {
    /** Called once, on a migrated database. Requests are answered when it has returned. */
    void start() throws SQLException;

    @Override
    void close();

    /** This, and something else. */
    default Background with(Background other) {
        return new Background() {
            @Override
            public void start() throws SQLException {
                Background.this.start();
                other.start();
            }

            @Override
            public void close() {
                other.close();
                Background.this.close();
            }
        };
    }

    /** Nothing beside. */
    static Background none() {
        return new Background() {
            @Override
            public void start() {}

            @Override
            public void close() {}
        };
    }
}
