package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;

class MailStateTest {
    @Test
    void tellsAdminsThatMailDoesNotGoOutAndWhy() throws SQLException {
        try (var service = Service.start(PostgreSql.newDatabase(), Mailbox.unreachable())) {
            var token = service.admin().token();
            assertEquals(
                    "{\"waiting\":0,\"failed\":0,\"oldest_waiting_at\":null,\"last_error\":null}",
                    state(service, token).toString());

            var person = service.register();
            service.post("/auth/forgot", Map.of("email", person.email()));

            Eventually.holds(
                    "the mail was tried",
                    () -> !state(service, token).path("last_error").isNull());
            var state = state(service, token);
            assertEquals("1 0", state.path("waiting") + " " + state.path("failed"));
            assertTrue(state.path("oldest_waiting_at").asText().endsWith("Z"));
        }
    }

    private static JsonNode state(Service service, String token) {
        return service.get("/users/mail", token).json().path("data");
    }
}
