package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.service.database.Schema;
import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.FutureTask;

/**
 * The threat "migration stops a live table": each later version that needs the table waits for a
 * transaction that somebody has left open, and nobody waits for the migration.
 */
class LaterVersionInUseTest {
    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void keepsNobodyWaitingBesideAnOpenTransaction(int version) throws Exception {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 1000);
        assertEquals(version - 1, prepare(url, version - 1));
        try (var reader = Traffic.of(url, "SELECT password FROM users WHERE id = 7");
                var writer = Traffic.of(url, "UPDATE users SET password = '+' WHERE id = 7");
                var open = DriverManager.getConnection(url)) {
            open.setAutoCommit(false);
            open.createStatement().execute("UPDATE users SET password = '-' WHERE id = 9");
            var migration = new FutureTask<>(() -> prepare(url, version));
            Thread.ofVirtual().start(migration);
            Eventually.holds("it waits", () -> waits(url));
            var before = Math.min(reader.count(), writer.count());
            Eventually.holds(
                    "the others go on",
                    () -> Math.min(reader.count(), writer.count()) > before + 100);
            assertFalse(migration.isDone());

            open.commit();

            assertEquals(1, migration.get());
        }
    }

    /** Returns how many migrations have run. */
    private static int prepare(String url, int version) throws SQLException {
        var all = UsersSchema.SCHEMA;
        var schema = new Schema(
                all.name(),
                all.space(),
                all.table(),
                all.migrations().subList(0, version),
                all.precondition());
        try (var database = Database.at(DatabaseUrl.ofJdbc(url), schema)) {
            return database.prepare(Duration.ofSeconds(10));
        }
    }

    private static boolean waits(String url) {
        try {
            return OldTable.query(url, """
                    SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database()
                    AND application_name = 'users migration' AND wait_event_type = 'Lock'""").equals("t");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
