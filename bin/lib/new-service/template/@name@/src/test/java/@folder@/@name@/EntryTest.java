package @package@.@name@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import @package@.testkit.TokenJudge;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.Map;

class EntryTest {
    @AutoClose
    private static final TokenJudge users = new TokenJudge();

    @AutoClose
    private static final Service service = Service.start(users);

    @Test
    void answersAPing() {
        assertEquals("200 success, pong!", service.get("@path@/ping").line());
    }

    @Test
    void areListedToTheirOwnerAloneTheNewestFirst() {
        var ann = users.tokenOf(1);
        var bob = users.tokenOf(2);

        assertEquals(
                "201 success, Added.",
                service.post("@path@", Map.of("text", "first"), ann).line());
        service.post("@path@", Map.of("text", "second"), ann);

        var entries = service.get("@path@", ann).json().path("data").path("entries");
        assertEquals(2, entries.size());
        assertEquals("second", entries.path(0).path("text").asText());
        assertEquals("first", entries.path(1).path("text").asText());
        assertEquals(
                "[]", service.get("@path@", bob).json().path("data").path("entries").toString());
    }

    @Test
    void refuseACallerWhomTheUsersServiceRefuses() {
        assertEquals("403 error, Provide a valid auth token.", service.get("@path@").line());
        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.get("@path@", "unknown").line());
        assertEquals(
                "403 error, Provide a valid auth token.",
                service.post("@path@", "{\"text\": \"a text\"}").line());
        assertEquals(
                "401 error, Invalid token. Please log in again.",
                service.post("@path@", Map.of("text", "a text"), "unknown").line());
    }

    @Test
    void refuseATextThatIsEmpty() {
        assertEquals(
                400, service.post("@path@", Map.of("text", ""), users.tokenOf(3)).status());
    }

    @Test
    void tellWhereTheUsersServiceIsAway() {
        try (var away = new TokenJudge();
                var alone = Service.start(away)) {
            away.close();

            assertEquals(
                    "503 error, The users service is away. Please try again.",
                    alone.get("@path@", "any").line());
            assertEquals(503, alone.post("@path@", Map.of("text", "a text"), "any").status());
        }
    }
}
