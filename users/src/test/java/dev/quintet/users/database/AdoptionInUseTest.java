package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.service.database.Migration;
import dev.quintet.service.database.MigrationHistory;
import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A table that others read, write and back up while it is adopted. */
class AdoptionInUseTest {
    private String url;

    @BeforeEach
    void createTable() throws SQLException {
        url = PostgreSql.newDatabase();
        OldTable.create(url, 20_000);
    }

    @Test
    void keepsNobodyWaitingBesideABackup() throws Exception {
        try (var database = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA);
                var reader = Traffic.of(url, "SELECT password FROM users WHERE id = 7");
                var writer = Traffic.of(url, "UPDATE users SET password = '+' WHERE id = 7");
                var backup = backup()) {
            var adoption = adopt(database);
            Eventually.holds("the defaults wait for the backup", () -> waits("ALTER TABLE"));
            var before = reader.count();
            Eventually.holds("the reader goes on", () -> reader.count() > before + 100);
            assertFalse(adoption.isDone());

            backup.commit();

            assertEquals(UsersSchema.SCHEMA.migrations().size(), adoption.get());
        }
    }

    @Test
    void leavesNothingRunningWhereItIsKilledAndGoesOnLater() throws Exception {
        OldTable.execute(url, "ALTER TABLE users ALTER COLUMN active SET DEFAULT true");
        try (var backup = backup()) {
            // The defaults are there but not entered: only the index has to wait for the backup.
            enter(url, "V1__users.sql", "V2__defaults.sql");
            var killed = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA);
            var adoption = adopt(killed);
            Eventually.holds("the index waits for the backup", () -> waits("CREATE UNIQUE INDEX"));

            killed.close();

            assertThrows(ExecutionException.class, adoption::get);
            Eventually.holds("the server has noticed", () -> running() == 0);
            assertEquals(
                    "f",
                    OldTable.query(
                            url,
                            "SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_email_lower_key'::regclass"));
            backup.commit();
        }

        try (var database = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA)) {
            assertEquals(
                    UsersSchema.SCHEMA.migrations().size() - 2, adopt(database).get());
        }
        assertEquals(
                "t",
                OldTable.query(
                        url,
                        "SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'users'::regclass"));
    }

    @Test
    void isGoneOnWithByAnotherReplicaWhereOneIsKilledAndBothSayWhatTheyWaitFor() throws Exception {
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        var logger = (Logger) LoggerFactory.getLogger(Database.class.getPackageName());
        logger.addAppender(said);
        try (var backup = backup();
                var second = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA)) {
            var first = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA);
            var killed = adopt(first);
            Eventually.holds("the defaults wait for the backup", () -> waits("ALTER TABLE"));
            var adoption = adopt(second);
            Eventually.holds(
                    "the first says what it waits for",
                    () -> says(
                            said,
                            "migration 2 \\(defaults\\) has taken \\d+ s: the table users is in use by process \\d+ \\(pg_dump\\)"));
            Eventually.holds(
                    "the second says so, too",
                    () -> says(said, "another process migrates the database; waiting for it"));

            first.close();

            assertThrows(ExecutionException.class, killed::get);
            Eventually.holds("the second goes on", () -> waits("ALTER TABLE"));
            backup.commit();
            assertEquals(UsersSchema.SCHEMA.migrations().size() - 1, adoption.get());
        } finally {
            logger.detachAppender(said);
        }
    }

    private static boolean says(ListAppender<ILoggingEvent> said, String line) {
        return List.copyOf(said.list).stream()
                .anyMatch(event -> event.getFormattedMessage().matches(line));
    }

    /** As pg_dump: a snapshot of everything, and a weak lock, for as long as it takes. */
    private Connection backup() throws SQLException {
        var connection = DriverManager.getConnection(url + "&ApplicationName=pg_dump");
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.createStatement().execute("LOCK TABLE users IN ACCESS SHARE MODE");
        connection.createStatement().execute("SELECT count(*) FROM users");
        return connection;
    }

    private static FutureTask<Integer> adopt(Database database) {
        var adoption = new FutureTask<>(
                () -> database.prepare(Duration.ofSeconds(10)) + database.finish());
        Thread.ofVirtual().start(adoption);
        return adoption;
    }

    private static void enter(String url, String... scripts) throws SQLException {
        for (var script : scripts) {
            OldTable.execute(url, MigrationHistory.entry(Migration.of(script), UsersSchema.SCHEMA));
        }
    }

    private boolean waits(String statement) {
        return query("""
                SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database()
                AND application_name = 'users migration' AND wait_event_type = 'Lock' AND query LIKE '%%%s%%'""".formatted(statement)).equals("t");
    }

    private int running() {
        return Integer.parseInt(query("""
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'users migration'"""));
    }

    private String query(String sql) {
        try {
            return OldTable.query(url, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
