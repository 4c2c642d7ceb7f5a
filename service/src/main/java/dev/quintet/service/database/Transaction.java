package dev.quintet.service.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements that take effect together, or not at all. Only valid within its {@link Work}. */
public final class Transaction extends Statements {
    private final Connection connection;

    private Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Commits what the work did. Where it throws, rolls back, whatever it throws. */
    static <T> T on(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var result = work.in(new Transaction(connection));
            connection.commit();
            return result;
        } catch (Throwable e) {
            try {
                connection.rollback();
            } catch (SQLException second) {
                // The connection broke. The server then rolls back by itself.
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    @Override
    <T> T run(ConnectionPool.Work<T> work) throws SQLException {
        return work.on(connection);
    }

    /** What a transaction does. On a server that has become read-only, it is run once more. */
    public interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }
}
