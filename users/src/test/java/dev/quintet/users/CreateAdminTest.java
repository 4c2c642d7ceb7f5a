package dev.quintet.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The command {@code create-admin}. */
class CreateAdminTest {
    private String url;

    @BeforeEach
    void newDatabase() throws SQLException {
        url = PostgreSql.newDatabase();
    }

    @Test
    void createsAnAdminWithAPasswordFromAVariable() throws SQLException {
        var result = createAdmin(
                Map.of("ADMIN_PASSWORD", "an admin's password"), "root", "root@example.org");

        assertEquals(new CommandResult(0, "root@example.org is an admin now."), result);
        try (var service = Service.start(url, Map.of())) {
            var token = service.post(
                            "/auth/login", Service.login("root@example.org", "an admin's password"))
                    .json()
                    .path("auth_token")
                    .asText();
            assertEquals(
                    201,
                    service.post("/users", Service.registration("x", "x@example.org"), token)
                            .status());
        }
    }

    @Test
    void createsAnAdminWithAPasswordFromAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "an admin's password\n");

        assertEquals(
                0,
                createAdmin(
                                Map.of("ADMIN_PASSWORD_FILE", file.toString()),
                                "root",
                                "root@example.org")
                        .status());
    }

    @Test
    void saysWhyThereIsNoAdmin() {
        createAdmin(Map.of("ADMIN_PASSWORD", "an admin's password"), "root", "root@example.org");

        assertEquals(
                new CommandResult(
                        1,
                        "users: there is a user with the email ROOT@example.org: choose another"),
                createAdmin(
                        Map.of("ADMIN_PASSWORD", "an admin's password"),
                        "other",
                        "ROOT@example.org"));
        assertEquals(
                new CommandResult(
                        1,
                        "users: the email must be a local part and a domain around one @, without quotes or angle brackets; the password must have at least 11 characters"),
                createAdmin(Map.of("ADMIN_PASSWORD", "short"), "other", "nowhere"));
        assertEquals(
                new CommandResult(
                        1,
                        "users: there is no terminal to ask for the password on: set ADMIN_PASSWORD or ADMIN_PASSWORD_FILE"),
                createAdmin(Map.of(), "other", "other@example.org"));
        assertEquals(
                new CommandResult(
                        2, "users: Missing required option: '--email=<email>'; see --help"),
                CommandResult.of(url, Map.of(), "create-admin", "--username", "x"));
    }

    private CommandResult createAdmin(
            Map<String, String> variables, String username, String email) {
        return CommandResult.of(
                url, variables, "create-admin", "--username", username, "--email", email);
    }
}
