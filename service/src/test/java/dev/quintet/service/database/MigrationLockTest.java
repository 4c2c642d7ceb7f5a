package dev.quintet.service.database;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class MigrationLockTest {
    @Test
    void isHeldForLongerThanATransactionOfTheRoleMayTake() throws SQLException {
        var url = PostgreSql.newDatabase();
        try (var connection = DriverManager.getConnection(url)) {
            execute(
                    connection,
                    "ALTER DATABASE %s SET transaction_timeout = '500ms'"
                            .formatted(connection.getCatalog()));
        }
        try (var holder = DriverManager.getConnection(url)) {
            MigrationLock.acquire(holder, Schema.of("lock", "notes"));

            execute(holder, "SELECT pg_sleep(1)");

            assertTrue(holder.isValid(5));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
