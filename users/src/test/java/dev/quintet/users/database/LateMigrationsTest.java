package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Indexes without which the service begins. */
class LateMigrationsTest {
    private static final String INDEXES = "users_admins users_inactive audit_log_by_event";

    /** A backup reads the table. No index is finished as long as it does. */
    @Test
    void runWhilePeopleRegisterAndLogInBesideABackup() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 1000);
        migrate(url);
        OldTable.execute(url, """
                DROP INDEX users_admins;
                DELETE FROM flyway_schema_history WHERE version = '15'""");
        try (var backup = snapshot(url);
                var one = start(url);
                var other = start(url)) {
            Eventually.holds("one replica builds the index", () -> building(url) == 1);

            var person = one.register();

            assertEquals(200, other.post("/auth/login", person.login()).status());
            assertEquals("", valid(url, "users_admins"));
            backup.commit();
            awaitIndexes(url);
            assertEquals(
                    200,
                    one.get("/users/search?admin=true", one.admin().token()).status());
        }
        assertEquals("1", OldTable.query(url, """
                SELECT count(*) FROM flyway_schema_history WHERE version = '15'"""));
    }

    @Test
    void areMendedWhereACrashLeftAnIndexHalfBuilt() throws SQLException {
        var url = PostgreSql.newDatabase();
        migrate(url);
        OldTable.execute(url, """
                DELETE FROM flyway_schema_history WHERE version = '16';
                UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_inactive'::regclass""");

        try (var _ = start(url)) {
            awaitIndexes(url);
        }
    }

    /** The service that builds an index is ended. The next one finds no lock in its way. */
    @Test
    void areTakenUpByTheNextReplica() throws SQLException {
        var url = PostgreSql.newDatabase();
        migrate(url);
        OldTable.execute(url, """
                DROP INDEX users_inactive;
                DELETE FROM flyway_schema_history WHERE version = '16'""");
        try (var backup = snapshot(url)) {
            try (var _ = start(url)) {
                Eventually.holds("the index is being built", () -> building(url) == 1);
            }
            assertEquals("", valid(url, "users_inactive"));
            backup.commit();
        }

        try (var _ = start(url)) {
            awaitIndexes(url);
        }
    }

    private static Service start(String url) throws SQLException {
        return Service.start(url, Map.of());
    }

    private static void migrate(String url) throws SQLException {
        try (var database = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA)) {
            database.prepare(Duration.ofSeconds(10));
            database.finish();
        }
    }

    private static Connection snapshot(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.createStatement().execute("SELECT count(*) FROM users");
        return connection;
    }

    private static int building(String url) {
        try {
            return Integer.parseInt(OldTable.query(url, """
                    SELECT count(*) FROM pg_stat_progress_create_index
                    WHERE datname = current_database()"""));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitIndexes(String url) {
        Eventually.holds("all are built", () -> {
            try {
                var found = new StringBuilder();
                for (var index : INDEXES.split(" ")) {
                    found.append(valid(url, index)).append(' ');
                }
                return found.toString().strip().equals(INDEXES);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String valid(String url, String index) throws SQLException {
        return OldTable.query(url, """
                SELECT coalesce(string_agg(relname, ''), '') FROM pg_class JOIN pg_index ON indexrelid = oid
                WHERE relname = '%s' AND indisvalid""".formatted(index));
    }
}
