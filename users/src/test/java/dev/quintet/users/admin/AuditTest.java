package dev.quintet.users.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

class AuditTest {
    @AutoClose
    private static final Service service = Service.start();

    private static Person admin;

    @BeforeAll
    static void startWithAnAdmin() throws SQLException {
        admin = service.admin();
    }

    @Test
    void saysWhoDidWhatToWhomAndFromWhere() {
        var person = service.register();
        var id = service.id(person.email());
        change(
                id,
                "\"username\": \"new-%1$s\", \"email\": \"new-%1$s@example.org\", \"password\": \"%2$s\""
                        .formatted(person.username(), admin.password()));

        var events = list("user=" + id).json().at("/data/events");

        assertEquals("user_changed registered", names(events));
        var event = events.get(0);
        assertEquals(
                "%d %s %d new-%s 127.0.0.1 [\"username\",\"email\"]"
                        .formatted(
                                service.id(admin.email()), admin.username(), id, person.username()),
                "%s %s %s %s %s %s"
                        .formatted(
                                event.path("actor_id"),
                                event.path("actor").asText(),
                                event.path("user_id"),
                                event.path("user").asText(),
                                event.path("address").asText(),
                                event.path("fields")));
        assertTrue(event.path("at").asText().endsWith("Z"));
    }

    @Test
    void knowsUsersWhoAreGone() {
        var id = service.id(service.register().email());
        service.send(
                "POST",
                "/users/%d/delete".formatted(id),
                "{\"password\": \"%s\"}".formatted(admin.password()),
                admin.token());

        var event = list("event=deleted&user=" + id).json().at("/data/events/0");

        assertEquals(id, event.path("user_id").asInt());
        assertTrue(event.path("user").isNull());
    }

    /** Nothing of what they typed, and nothing that opens anything. */
    @Test
    void holdsNoPasswordNoTokenAndNoEmail() throws SQLException {
        var person = service.register();
        var id = service.id(person.email());
        change(
                id,
                "\"email\": \"moved-%s\", \"password\": \"%s\""
                        .formatted(person.email(), admin.password()));
        change(id, "\"active\": false");
        service.send(
                "POST",
                "/users",
                "{\"username\": \"added\", \"email\": \"added@example.org\", \"password\": \"a good password\"}",
                admin.token());

        var body = list("limit=1000").response().body();
        try (var connection = service.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT string_agg(audit_log::text, ' ') FROM audit_log")) {
            row.next();
            body += row.getString(1);
        }

        assertTrue(body.contains("user_added"));
        for (var secret : new String[] {
            "@", admin.password(), person.token(), admin.token(), "argon2", "a good password"
        }) {
            assertFalse(body.contains(secret), secret);
        }
    }

    @Test
    void leadsFromPageToPageOfOneKindOfEvent() {
        var id = service.id(service.register().email());
        for (var i = 0; i < 2; i++) {
            change(id, "\"active\": false");
            change(id, "\"active\": true");
        }

        var first = list("limit=1&event=activated&user=" + id);

        var next = first.json().at("/data/next").asText();
        assertEquals("<%s>; rel=\"next\"".formatted(next), first.header("Link"));
        var second = service.get(next, admin.token());
        assertEquals("activated", names(second.json().at("/data/events")));
        assertTrue(second.json().at("/data/next").isMissingNode());
        assertEquals(
                "activated deactivated activated deactivated registered",
                names(list("user=" + id).json().at("/data/events")));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=x,      limit, must be a whole number from 1 to 1000",
        "after=-1,     after, must be taken from data.next of the page before",
        "user=michael, user,  must be the id of a user",
        "event=LOGIN,  event, 'must be an event of the audit log, such as login'"
    })
    void saysWhatIsWrong(String query, String field, String message) {
        assertEquals(
                "[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message),
                list(query).json().path("errors").toString());
    }

    private static Answer list(String query) {
        return service.get("/users/audit?" + query, admin.token());
    }

    private static Answer change(int id, String fields) {
        return service.send("PATCH", "/users/" + id, "{%s}".formatted(fields), admin.token());
    }

    private static String names(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("event").asText())
                .collect(Collectors.joining(" "));
    }
}
