package dev.quintet.users.own;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** What many people use as their password is nobody's new one. */
class PasswordBlocklistTest {
    private static final String LISTED = "Correct Horse Battery";

    @Test
    void holdsWhereverAPasswordIsChosen(@TempDir Path folder) throws IOException, SQLException {
        var file = Files.writeString(
                folder.resolve("list"), "\uFEFFcorrect horse battery\r\n\nletmein\n");
        try (var mailbox = Mailbox.start();
                var service = Service.start(
                        PostgreSql.newDatabase(),
                        mailbox.variables("PASSWORD_BLOCKLIST_FILE", file.toString()))) {
            var person = service.register();
            service.post("/auth/forgot", Map.of("email", person.email()));
            var code = mailbox.code(person.email(), "Set a new password");

            refused(service.post(
                    "/auth/register", Service.registration("other", "other@example.org", LISTED)));
            refused(service.post(
                    "/auth/password",
                    Map.of("password", person.password(), "new_password", LISTED),
                    person.token()));
            refused(service.post("/auth/reset", Map.of("token", code, "password", LISTED)));

            // Which leaves the link as good as it was.
            assertEquals(
                    200,
                    service.post(
                                    "/auth/reset",
                                    Map.of("token", code, "password", LISTED + " staple"))
                            .status());
        }
    }

    private static void refused(Answer answer) {
        assertEquals("400 error, Invalid payload.", answer.line());
        assertEquals(
                "must not be one that many people use",
                answer.json().path("errors").path(0).path("message").asText());
    }
}
