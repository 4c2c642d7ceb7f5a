package dev.quintet.service.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs SQL: on a {@link Database} each statement by itself, or several in one transaction. */
public abstract sealed class Statements permits Database, Transaction {
    abstract <T> T run(ConnectionPool.Work<T> work) throws SQLException;

    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        return run(connection -> {
            try (var statement = prepare(connection, sql, parameters);
                    var rows = statement.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        });
    }

    public <T> Optional<T> queryOne(String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        return query(sql, reader, parameters).stream().findFirst();
    }

    public int update(String sql, Object... parameters) throws SQLException {
        return run(connection -> {
            try (var statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Converts the current row to a value. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
