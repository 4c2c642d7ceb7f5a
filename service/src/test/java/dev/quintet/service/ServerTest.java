package dev.quintet.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a service has without a rule of its own. */
class ServerTest {
    private static final String NOBODY = "127.0.0.1:1";

    @Test
    void answersOnlyWhatNeedsNoDatabaseUntilItHasOne() throws Exception {
        try (var service = SmallestService.open(NOBODY)) {
            assertEquals(
                    "503 {\"status\":\"error\",\"message\":\"The service is starting. Please try again.\"}",
                    service.line("/caller/refused"));
            for (var path : new String[] {"/caller/early", "/ping", "/health/live", "/metrics"}) {
                assertEquals(200, service.get(path).statusCode(), path);
            }

            service.server().prepare();

            assertEquals(400, service.get("/caller/refused").statusCode());
        }
    }

    @Test
    void callsARefusedPayloadAFailure() throws Exception {
        try (var service = SmallestService.start(NOBODY)) {
            assertEquals(
                    "400 {\"status\":\"fail\",\"message\":\"Invalid payload.\",\"errors\":[{\"field\":\"text\",\"message\":\"is missing\"}]}",
                    service.line("/caller/refused"));
        }
    }
}
