package dev.quintet.testkit.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DescriptionTest {
    private static final String PONG = "{\"status\": \"success\", \"message\": \"pong!\"}";
    private static final Map<String, List<String>> HEADERS =
            headers("Content-Type", "application/json", "X-Request-Id", "1");

    private final Description description = Description.load();

    @Test
    void findsNothingInAnExchangeThatIsAsItSays() {
        assertEquals(List.of(), description.deviations(get("/ping", 200, HEADERS, PONG)));
    }

    @Test
    void noticesAStatusThatItDoesNotName() {
        assertDeviation("status 418 not defined", get("/ping", 418, HEADERS, PONG));
    }

    @Test
    void noticesAFieldThatItDoesNotName() {
        assertDeviation(
                "'extra' is not defined",
                get(
                        "/ping",
                        200,
                        HEADERS,
                        "{\"status\": \"success\", \"message\": \"pong!\", \"extra\": 1}"));
    }

    @Test
    void noticesAFieldThatIsMissing() {
        assertDeviation(
                "'message' not found", get("/ping", 200, HEADERS, "{\"status\": \"success\"}"));
    }

    @Test
    void noticesAValueThatItExcludes() {
        assertDeviation(
                "constant value 'success'",
                get("/ping", 200, HEADERS, "{\"status\": \"fail\", \"message\": \"pong!\"}"));
    }

    @Test
    void noticesAHeaderThatItDoesNotName() {
        assertDeviation(
                "header X-Extra is not described",
                get(
                        "/ping",
                        200,
                        headers(
                                "Content-Type",
                                "application/json",
                                "X-Request-Id",
                                "1",
                                "X-Extra",
                                "x"),
                        PONG));
    }

    @Test
    void noticesAHeaderThatIsMissing() {
        assertDeviation(
                "Header 'X-Request-Id' is expected",
                get("/ping", 200, headers("Content-Type", "application/json"), PONG));
    }

    @Test
    void noticesAnAnswerThatIsNoJson() {
        assertDeviation(
                "'text/plain' does not match",
                get(
                        "/ping",
                        200,
                        headers("Content-Type", "text/plain", "X-Request-Id", "1"),
                        PONG));
    }

    @Test
    void noticesAnAnswerWhereItHasNothing() {
        assertDeviation("expected 404", get("/nowhere", 200, HEADERS, PONG));
        assertDeviation(
                "expected 405", new Exchange("DELETE", "/ping", Map.of(), "", 200, HEADERS, PONG));
    }

    @Test
    void noticesARequestThatIsAcceptedAgainstWhatItSays() {
        assertDeviation("'password' not found", login("{\"email\": \"a@b\"}"));
    }

    @Test
    void noticesAFieldOfAnAcceptedRequestThatItDoesNotName() {
        assertDeviation(
                "'phone' is not defined",
                login("{\"email\": \"a@b\", \"password\": \"x\", \"phone\": \"x\"}"));
    }

    @Test
    void knowsWhichOfItsAnswersNoExchangeHad() {
        assertTrue(description.uncovered().contains("GET /ping 200"));

        description.deviations(get("/ping", 200, HEADERS, PONG));

        assertFalse(description.uncovered().contains("GET /ping 200"));
        assertTrue(description.uncovered().contains("GET /users/{id} 404"));
    }

    private void assertDeviation(String expected, Exchange exchange) {
        var deviations = description.deviations(exchange);
        assertTrue(
                deviations.stream().anyMatch(deviation -> deviation.contains(expected)),
                deviations.toString());
    }

    private static Exchange login(String payload) {
        return new Exchange(
                "POST",
                "/auth/login",
                headers("Content-Type", "application/json"),
                payload,
                200,
                HEADERS,
                "{\"status\": \"success\", \"message\": \"x\", \"auth_token\": \"x\"}");
    }

    private static Exchange get(
            String path, int status, Map<String, List<String>> headers, String body) {
        return new Exchange("GET", path, Map.of(), "", status, headers, body);
    }

    private static Map<String, List<String>> headers(String... namesAndValues) {
        var headers = new HashMap<String, List<String>>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return headers;
    }
}
