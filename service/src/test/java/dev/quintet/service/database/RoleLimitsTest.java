package dev.quintet.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Limits of the role are for requests: a large table takes a migration longer. */
class RoleLimitsTest {
    @Test
    void doNotEndALookAtTheTable() throws SQLException {
        var url = PostgreSql.newDatabase();
        try (var connection = DriverManager.getConnection(url)) {
            for (var limit : List.of("statement_timeout", "transaction_timeout")) {
                execute(
                        connection,
                        "ALTER DATABASE %s SET %s = '500ms'"
                                .formatted(connection.getCatalog(), limit));
            }
        }
        var schema = new Schema(
                "callers",
                Optional.of("callers_service"),
                "callers_service.callers",
                List.of(Migration.of("V1__callers.sql")),
                (connection, _) -> execute(connection, "SELECT pg_sleep(1)"));

        try (var database = Database.at(DatabaseUrl.ofJdbc(url), schema)) {
            assertEquals(1, database.prepare(Duration.ofSeconds(10)));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
