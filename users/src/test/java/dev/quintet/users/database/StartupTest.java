package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.service.database.SqlFailure;
import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class StartupTest {
    private static final String PASSWORD = "p@/%zz?#:&+ üж\\'";

    @Test
    void endsAtOnceWhereThePasswordIsWrong() throws Exception {
        var refusal = refusal(ofAnn(PostgreSql.newDatabase()) + "&password=wrong");

        assertEquals(
                "FATAL: password authentication failed for user \"ann\"", refusal.getMessage());
        assertEquals(SqlFailure.REFUSED, SqlFailure.of(refusal));
    }

    @Test
    void endsAtOnceWhereThereIsNoPassword() throws Exception {
        assertEquals(SqlFailure.REFUSED, SqlFailure.of(refusal(ofAnn(PostgreSql.newDatabase()))));
    }

    @Test
    void endsAtOnceWhereThereIsNoSuchDatabase() throws SQLException {
        var refusal = refusal(PostgreSql.newDatabase().replaceFirst("/test_\\d+", "/nowhere"));

        assertEquals("FATAL: database \"nowhere\" does not exist", refusal.getMessage());
    }

    @Test
    void takesAnyPassword() throws Exception {
        try (var service = Service.start(
                ofAnn(PostgreSql.newDatabase()), Map.of("DATABASE_PASSWORD", PASSWORD))) {
            assertEquals(200, service.get("/users").status());
        }
    }

    private static SQLException refusal(String url) {
        var began = Instant.now();
        try (var database = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA)) {
            var refusal = assertThrows(
                    SQLException.class, () -> database.prepare(Duration.ofSeconds(60)));
            assertTrue(Duration.between(began, Instant.now()).toSeconds() < 30);
            return refusal;
        }
    }

    /** Only Ann has to give her password. */
    @BeforeAll
    static void createAnn() throws SQLException, IOException {
        var url = PostgreSql.newDatabase();
        OldTable.execute(
                url,
                "CREATE ROLE ann LOGIN SUPERUSER PASSWORD '%s'"
                        .formatted(PASSWORD.replace("'", "''")));
        var rules = Path.of(OldTable.query(url, "SHOW hba_file"));
        Files.writeString(rules, "host all ann all scram-sha-256\n" + Files.readString(rules));
        OldTable.execute(url, "SELECT pg_reload_conf()");
        Eventually.holds("the rule is active", () -> !connects(ofAnn(url)));
    }

    private static boolean connects(String url) {
        try (var _ = DriverManager.getConnection(url)) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private static String ofAnn(String url) {
        return url.replace("user=postgres", "user=ann");
    }
}
