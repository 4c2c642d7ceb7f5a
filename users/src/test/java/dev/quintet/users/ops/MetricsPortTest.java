package dev.quintet.users.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.InvalidSetting;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Map;

class MetricsPortTest {
    @Test
    void hasTheMetricsAndNothingElse() throws Exception {
        var port = freePort();
        try (var service = start(port)) {
            service.get("/users/0");

            var metrics = ask(port, "/metrics");
            assertEquals(200, metrics.statusCode());
            assertTrue(metrics.body().contains("route=\"/users/{id}\""), metrics.body());
            for (var path : new String[] {"/ping", "/users", "/health/live", "/nowhere"}) {
                assertEquals(404, ask(port, path).statusCode(), path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/", "/metrics?a=b"})
    void takesTheMetricsFromThePortOfTheApi(String path) throws Exception {
        try (var service = start(freePort())) {
            assertEquals(404, service.get(path).status());
            assertEquals(200, service.get("/ping").status());
            assertEquals(200, service.get("/health/ready").status());
        }
    }

    @Test
    void answersWhileTheDatabaseIsWaitedFor() throws Exception {
        var port = freePort();
        try (var _ = Service.open(
                "jdbc:postgresql://127.0.0.1:1/x?user=a",
                Map.of("METRICS_PORT", String.valueOf(port)))) {
            assertEquals(200, ask(port, "/metrics").statusCode());
        }
    }

    @Test
    void isNamedWhereItIsTaken() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var refusal = assertThrows(InvalidSetting.class, () -> start(taken.getLocalPort()));

            assertEquals(
                    "PORT or METRICS_PORT is '0' or '%d', it must be a free port that this user may listen on: Address already in use"
                            .formatted(taken.getLocalPort()),
                    refusal.getMessage());
        }
    }

    private static Service start(int port) throws SQLException {
        return Service.start(
                PostgreSql.newDatabase(), Map.of("METRICS_PORT", String.valueOf(port)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> ask(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
