package dev.quintet.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.database.UsersSchema;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Map;

class UsersCommandsTest {
    private String url;

    @BeforeEach
    void newDatabase() throws SQLException {
        url = PostgreSql.newDatabase();
    }

    @Test
    void migratesOnce() {
        assertEquals(
                new CommandResult(
                        0,
                        "The database is up to date, after %d migrations."
                                .formatted(UsersSchema.SCHEMA.migrations().size())),
                run(Map.of(), "migrate"));
        assertEquals(
                new CommandResult(0, "The database was up to date."), run(Map.of(), "migrate"));
    }

    @Test
    void seedsTwoUsersOnce() throws SQLException {
        assertEquals(
                new CommandResult(0, "2 of 2 sample users were added, the others were there."),
                run(Map.of("APP_SETTINGS", "development"), "seed"));
        assertEquals(
                new CommandResult(0, "0 of 2 sample users were added, the others were there."),
                run(Map.of("APP_SETTINGS", "development"), "seed"));

        try (var service = Service.start(url, Map.of())) {
            assertEquals(
                    200,
                    service.post(
                                    "/auth/login",
                                    Service.login("michael@example.org", "greaterthaneleven"))
                            .status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "recreate-db"})
    void areRefusedInProduction(String command) {
        var result = run(Map.of(), command);

        assertEquals(1, result.status());
        assertTrue(
                result.line().startsWith("users: " + command + " is refused in production"),
                result.line());
    }

    /** The way out where no mail is sent. */
    @Test
    void printsALinkByWhichAUserSetsANewPassword() throws SQLException {
        var publicUrl = Map.of("PUBLIC_URL", "https://www.example.org");
        try (var service = Service.start(url, publicUrl)) {
            var person = service.register();

            var result = run(publicUrl, "reset-link", "--email", person.email().toUpperCase());

            assertEquals(0, result.status());
            var start = "https://www.example.org/reset-password#";
            assertTrue(result.line().startsWith(start), result.line());
            assertEquals(
                    200,
                    service.post(
                                    "/auth/reset",
                                    Map.of(
                                            "token",
                                            result.line().substring(start.length()),
                                            "password",
                                            "another good password"))
                            .status());
        }
    }

    @Test
    void printsNoLinkWithoutUserOrPublicUrl() {
        assertEquals(
                new CommandResult(
                        1,
                        "users: PUBLIC_URL is not set, it must be where people open the client, as https://www.example.org, also for the service"),
                run(Map.of(), "reset-link", "--email", "ann@example.org"));
        assertEquals(
                new CommandResult(1, "users: there is no user with the email ann@example.org"),
                run(
                        Map.of("PUBLIC_URL", "https://www.example.org"),
                        "reset-link",
                        "--email",
                        "ann@example.org"));
    }

    @Test
    void createsTheTablesAgain() throws SQLException {
        var development = Map.of("APP_SETTINGS", "development");
        run(development, "seed");

        assertEquals(
                new CommandResult(0, "The tables were created again; they are empty."),
                run(development, "recreate-db"));

        try (var service = Service.start(url, Map.of())) {
            assertEquals(0, service.get("/users").json().at("/data/users").size());
        }
    }

    @Test
    void sayInOneLineWhatIsWrong() {
        assertEquals(2, run(Map.of(), "dance").status());
        assertEquals(
                new CommandResult(
                        1,
                        "users: APP_SETTINGS is 'prod', it must be one of development, testing, staging, production"),
                run(Map.of("APP_SETTINGS", "prod"), "migrate"));
        var away = away("127.0.0.1:1");
        assertTrue(
                away.line()
                        .startsWith(
                                "users: the database does not answer: Connection to 127.0.0.1:1 refused"),
                away.line());
        assertEquals(1, away.line().lines().count());
        assertTrue(
                away("nowhere.invalid").line().endsWith("UnknownHostException: nowhere.invalid"));
    }

    /** Why, its log says: ServeOutputTest. */
    @Test
    void failWhereTheServiceDoes() {
        assertEquals(new CommandResult(1, ""), run(Map.of("SECRET_KEY", "short"), "serve"));
        assertEquals(new CommandResult(1, ""), run(Map.of("SECRET_KEY", "short")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "migrate", "seed", "create-admin", "recreate-db"})
    void explainThemselves(String command) {
        var result = run(Map.of(), command, "--help");

        assertEquals(0, result.status());
        assertTrue(result.line().startsWith("Usage: users " + command), result.line());
    }

    private CommandResult away(String host) {
        var url = "postgres://ann:hidden@" + host + "/users";
        var result = run(Map.of("DATABASE_URL", url, "DATABASE_WAIT_SECONDS", "0"), "migrate");
        assertEquals(1, result.status());
        return result;
    }

    private CommandResult run(Map<String, String> variables, String... arguments) {
        return CommandResult.of(url, variables, arguments);
    }
}
