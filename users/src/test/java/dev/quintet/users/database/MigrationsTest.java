package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.PostgreSql;
import dev.quintet.users.Service;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

class MigrationsTest {
    /** As SQLAlchemy made it for the replaced stack; the password is "an old password". */
    private static final String OLD_TABLE = """
            CREATE TABLE users (
                id SERIAL NOT NULL,
                username VARCHAR(128) NOT NULL,
                email VARCHAR(128) NOT NULL,
                password VARCHAR(255) NOT NULL,
                active BOOLEAN NOT NULL,
                admin BOOLEAN NOT NULL,
                created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
                PRIMARY KEY (id), UNIQUE (username), UNIQUE (email)
            );
            INSERT INTO users (username, email, password, active, admin, created_at) VALUES
                ('michael', 'Michael@example.org', '$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES', true, false, '2017-07-17 23:59:59')
            """;

    @Test
    void adoptTheTableOfTheReplacedStackWithoutLoss() throws SQLException {
        var url = PostgreSql.newDatabase();
        execute(url, OLD_TABLE);

        try (var service = Service.start(url, Map.of())) {
            assertEquals(
                    "{\"id\":1,\"username\":\"michael\",\"email\":\"Michael@example.org\",\"created_at\":\"2017-07-17T23:59:59Z\"}",
                    service.get("/users/1").json().path("data").toString());
            assertEquals(
                    200,
                    service.post(
                                    "/auth/login",
                                    Service.login("michael@example.org", "an old password"))
                            .status());
            assertEquals(
                    "400 error, Sorry. That user already exists.",
                    service.post("/auth/register", Service.registration("m", "michael@EXAMPLE.org"))
                            .line());
        }
    }

    @Test
    void stopBeforeAnythingChangesWhereAdoptedEmailsClash() throws SQLException {
        var url = PostgreSql.newDatabase();
        execute(
                url,
                OLD_TABLE
                        + ", ('other', 'MICHAEL@example.org', '-', true, false, '2017-07-18 00:00:00')");

        var refusal = assertThrows(FlywayException.class, () -> Service.start(url, Map.of()));

        assertTrue(
                refusal.getMessage()
                        .contains("Michael@example.org (id 1), MICHAEL@example.org (id 2)"),
                refusal.getMessage());
        try (var connection = DriverManager.getConnection(url);
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT count(*) FROM pg_attrdef WHERE adrelid = 'users'::regclass")) {
            rows.next();
            // The default of id alone: no migration after adoption has run.
            assertEquals(1, rows.getInt(1));
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
