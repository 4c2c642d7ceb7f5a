package dev.quintet.service;

import java.sql.SQLException;

/** What a service does beside answering requests. */
public interface Background extends AutoCloseable {
    /** Called once, on a migrated database. Requests are answered when it has returned. */
    void start() throws SQLException;

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
