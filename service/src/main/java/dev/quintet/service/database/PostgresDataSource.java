package dev.quintet.service.database;

import dev.quintet.service.config.DatabaseUrl;

import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Connections to the database. Parameters of the URL override what is set here. */
final class PostgresDataSource extends PGSimpleDataSource {
    private PostgresDataSource(
            DatabaseUrl url, String application, Map<PGProperty, String> limits) {
        var properties = new HashMap<String, String>();
        properties.put(PGProperty.APPLICATION_NAME.getName(), application);
        properties.put(PGProperty.CONNECT_TIMEOUT.getName(), "3");
        properties.put(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
        // How long the driver remembers which host is the primary; the default is ten seconds.
        properties.put(PGProperty.HOST_RECHECK_SECONDS.getName(), "1");
        if (url.namesSeveralHosts()) {
            properties.put(PGProperty.TARGET_SERVER_TYPE.getName(), "primary");
        }
        properties.putAll(url.parameters());
        limits.forEach((property, value) -> properties.put(property.getName(), value));
        setURL(url.jdbcUrl());
        setUser(url.user());
        setPassword(url.password());
        try {
            for (var property : properties.entrySet()) {
                setProperty(property.getKey(), property.getValue());
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("the driver does not know its own properties", e);
        }
    }

    /** Statements that take longer than a caller waits are cancelled. */
    static PostgresDataSource forRequests(DatabaseUrl url, Schema schema) {
        return new PostgresDataSource(
                url,
                schema.name(),
                url.parameters().containsKey(PGProperty.SOCKET_TIMEOUT.getName())
                        ? Map.of()
                        : Map.of(PGProperty.SOCKET_TIMEOUT, "15"));
    }

    /** For health checks, with a time limit of seconds. */
    static PostgresDataSource forProbes(DatabaseUrl url, Schema schema) {
        return new PostgresDataSource(
                url,
                schema.name(),
                Map.of(PGProperty.CONNECT_TIMEOUT, "3", PGProperty.SOCKET_TIMEOUT, "3"));
    }

    /**
     * Statements may take hours. The simple protocol sends several statements as one, and leaves no
     * snapshot open in a transaction.
     */
    static PostgresDataSource forMigrations(DatabaseUrl url, Schema schema) {
        return new PostgresDataSource(
                url,
                schema.migrationName(),
                Map.of(
                        PGProperty.PREFER_QUERY_MODE, "simple",
                        PGProperty.SOCKET_TIMEOUT, "0"));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        var connection = super.getConnection(user, password);
        try {
            if (isPooled(connection)) {
                // A prepared statement may be missing for the next query, which may run on another
                // server connection.
                connection.unwrap(PGConnection.class).setPrepareThreshold(0);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Whether a pooler (PgBouncer) answers instead of the database: it reports process ids of its
     * own.
     */
    static boolean isPooled(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        }
    }
}
