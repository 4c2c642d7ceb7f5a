package dev.quintet.users.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;

class AccessLogTest {
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();

    @AutoClose
    private static final Service service = Service.start();

    @BeforeAll
    static void listen() {
        LINES.start();
        ((Logger) LoggerFactory.getLogger("access")).addAppender(LINES);
    }

    @AfterAll
    static void stopListening() {
        ((Logger) LoggerFactory.getLogger("access")).detachAppender(LINES);
    }

    @Test
    void writesALineOfJsonForARequest() throws IOException {
        service.send(service.request("/users/7?x=y").header("X-Request-Id", "abc-1"));

        var line = new ObjectMapper()
                .readTree(lines().stream()
                        .filter(text -> text.contains("abc-1"))
                        .findFirst()
                        .orElseThrow());
        assertEquals("GET", line.path("method").asText());
        assertEquals("/users/{id}", line.path("route").asText());
        assertEquals(404, line.path("status").asInt());
        assertTrue(line.path("seconds").isNumber() && line.path("seconds").asDouble() < 60);
        assertTrue(line.path("time").asText().endsWith("Z"));
    }

    @Test
    void neverWritesATokenAPasswordOrAnEmail() {
        var person = service.register();
        service.post("/auth/login", person.login());
        service.get("/auth/status", person.token());
        service.get("/users/" + person.email());
        service.get("/users?after=" + person.token());

        assertFalse(lines().stream()
                .anyMatch(line -> line.contains(person.token())
                        || line.contains(person.password())
                        || line.contains(person.email())));
    }

    @Test
    void doesNotTakeAQuestionForHealthForARequest() {
        for (var path : List.of("/health/live", "/health/ready")) {
            service.send(service.request(path).header("X-Request-Id", "asks-for-health"));
        }
        service.send(service.request("/ping").header("X-Request-Id", "comes-after-health"));

        assertTrue(lines().stream().anyMatch(line -> line.contains("comes-after-health")));
        assertFalse(lines().stream().anyMatch(line -> line.contains("asks-for-health")));
    }

    @Test
    void givesEveryRequestAnId() {
        assertEquals(
                "abc-2",
                service.send(service.request("/ping").header("X-Request-Id", "abc-2"))
                        .header("X-Request-Id"));
        assertNotEquals(
                "a b",
                service.send(service.request("/ping").header("X-Request-Id", "a b"))
                        .header("X-Request-Id"));
        assertTrue(service.get("/nowhere").header("X-Request-Id").matches("[0-9a-f]{32}"));
    }

    @Test
    void countsRequestsByRouteAndStatus() {
        service.get("/users/0");
        var answer = service.text("/metrics");

        assertTrue(
                answer.contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/users/{id}\",status=\"404\"}"),
                answer);
        assertTrue(answer.contains("http_server_requests_seconds_bucket{"));
        for (var name : List.of(
                "hikaricp_connections_active",
                "password_hashings_waiting",
                "jvm_memory_used_bytes",
                "jvm_gc_",
                "process_cpu_usage")) {
            assertTrue(answer.contains(name), name);
        }
    }

    private static List<String> lines() {
        return List.copyOf(LINES.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
