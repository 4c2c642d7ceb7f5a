package dev.quintet.service.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.service.SmallestService;
import dev.quintet.testkit.TokenJudge;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

/** Whose token it is, the users service says. */
class CallerTest {
    private static TokenJudge users;
    private static SmallestService service;

    @BeforeAll
    static void start() throws SQLException {
        users = new TokenJudge();
        service = SmallestService.start(users.upstream());
    }

    @AfterAll
    static void stop() {
        service.close();
        users.close();
    }

    @Test
    void isTheUserWhoseTokenItIs() throws IOException {
        assertEquals(
                "200 {\"status\":\"success\",\"data\":7}",
                service.line("/caller", "Authorization", "Bearer " + users.tokenOf(7)));
    }

    @Test
    void isRefusedInTheWordsOfTheUsersService() throws IOException {
        assertEquals(
                "403 {\"status\":\"error\",\"message\":\"Provide a valid auth token.\"}",
                service.line("/caller"));
        assertEquals(
                "401 {\"status\":\"error\",\"message\":\"Invalid token. Please log in again.\"}",
                service.line("/caller", "Authorization", "Bearer unknown"));
    }

    @Test
    void isRefusedWhereNoHeaderCouldCarryTheToken() throws IOException {
        assertEquals(
                "401 {\"status\":\"error\",\"message\":\"Invalid token. Please log in again.\"}",
                service.line("/caller", "Authorization", "Bearer \u00e9"));
    }

    @Test
    void isAnsweredLaterWhereTheUsersServiceIsAway() throws Exception {
        var gone = new TokenJudge();
        gone.close();
        try (var alone = SmallestService.start(gone.upstream())) {
            assertUnavailable(alone);
        }
    }

    static void assertUnavailable(SmallestService service) throws IOException {
        var answer = service.get("/caller", "Authorization", "Bearer any");

        assertEquals(503, answer.statusCode());
        assertEquals("5", answer.headers().firstValue("Retry-After").orElse("none"));
        assertEquals(
                "{\"status\":\"error\",\"message\":\"The users service is away. Please try again.\"}",
                answer.body());
    }
}
