package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.description.Description;
import dev.quintet.testkit.description.Exchange;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How the gateway finds services, what it forwards, and what it answers if a service is down. */
class GatewayServicesIT {
    @Test
    void reusesItsConnections() {
        try (var network = TestResources.network();
                var _ = Echo.in(network);
                var gateway = gateway(network)
                        .host(host -> host.withNanoCPUs(1_000_000_000L))
                        .healthy()) {
            var connections = new HashSet<String>();
            for (var i = 0; i < 50; i++) {
                connections.add(told(gateway).path("connection").asText());
            }

            // One for each worker, and no more after the name is resolved again.
            assertTrue(
                    connections.size() <= Runtime.getRuntime().availableProcessors(),
                    connections.toString());
        }
    }

    @Test
    void findsAServiceThatWasRestartedOrScaled() {
        try (var network = TestResources.network();
                var gateway = gateway(network).running()) {
            awaitAnswer(gateway, 503);
            try (var first = Echo.in(network)) {
                awaitAnswer(gateway, 200);
                try (var second = Echo.in(network)) {
                    var both = Set.of(
                            first.getContainerId().substring(0, 12),
                            second.getContainerId().substring(0, 12));
                    var seen = new HashSet<String>();
                    Eventually.holds(
                            "both get requests",
                            () -> seen.add(told(gateway).path("host").asText())
                                    && seen.equals(both));
                }
            }
            awaitAnswer(gateway, 503);
            try (var _ = Echo.in(network)) {
                awaitAnswer(gateway, 200);
            }
        }
    }

    @Test
    void retriesOnAnotherReplicaWhenOneRefuses() {
        try (var network = TestResources.network();
                var _ = Echo.in(network);
                var _ = deafReplica(network);
                var gateway = gateway(network).healthy()) {
            var statuses = IntStream.range(0, 20)
                    .mapToObj(_ -> Stack.post(url(gateway, "/users"), Map.of()).statusCode())
                    .toList();

            assertEquals(Set.of(200), Set.copyOf(statuses));
            assertTrue(
                    gateway.getLogs().contains("Connection refused"),
                    "no request reached the deaf replica");
        }
    }

    @Test
    void reportsInJsonWhatIsWrongWithAService() {
        try (var network = TestResources.network();
                var gateway =
                        gateway(network).withEnv("ANSWER_TIMEOUT_SECONDS", "1").running()) {
            awaitAnswer(gateway, 503);
            assertDescribed(503, "The service is away. Please try again.", gateway);

            try (var _ = deafReplica(network)) {
                awaitAnswer(gateway, 502);
                assertDescribed(502, "The service cannot be reached. Please try again.", gateway);
            }
            try (var echo = Echo.in(network)) {
                awaitAnswer(gateway, 200);
                echo.pause();
                assertDescribed(504, "The service did not answer in time.", gateway);
                echo.unpause();
            }
        }
    }

    @Test
    void showsAPlainPageWhenTheClientIsDown() {
        try (var network = TestResources.network();
                var gateway = gateway(network).running()) {
            awaitAnswer(gateway, 503);

            var answer = Stack.get(url(gateway, "/about"));

            assertEquals(503, answer.statusCode());
            assertEquals(
                    "text/html", answer.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(answer.body().contains("<p>This page is away."), answer.body());
        }
    }

    @Test
    void ignoresForwardedHeadersOfClients() {
        try (var network = TestResources.network();
                var _ = Echo.in(network);
                var gateway = gateway(network).healthy()) {
            var told = told(
                    gateway,
                    "X-Forwarded-For",
                    "203.0.113.7",
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Host",
                    "example.org",
                    "Forwarded",
                    "for=203.0.113.7");

            assertTrue(
                    told.path("for").asText().matches("[0-9.]+")
                            && !told.path("for").asText().equals("203.0.113.7"),
                    told.toString());
            assertEquals("http", told.path("proto").asText());
            assertEquals(gateway.address(80), told.path("forwarded_host").asText());
            assertEquals("", told.path("forwarded").asText());
        }
    }

    @Test
    void trustsForwardedHeadersOfConfiguredProxies() {
        try (var network = TestResources.network();
                var _ = Echo.in(network);
                var gateway = gateway(network)
                        .withEnv("TRUSTED_PROXIES", "10.0.0.0/8\n172.16.0.0/12,192.168.0.0/16\n")
                        .healthy()) {
            var told = told(
                    gateway,
                    "X-Forwarded-For",
                    "198.51.100.1, 203.0.113.7",
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Host",
                    "example.org");

            // The proxy appended the last address. The client made up the earlier ones.
            assertEquals("203.0.113.7", told.path("for").asText());
            assertEquals("https", told.path("proto").asText());
            assertEquals("example.org", told.path("forwarded_host").asText());
        }
    }

    private static ServiceContainer gateway(Network network) {
        return new ServiceContainer("nginx").withNetwork(network).publish(80);
    }

    /** A replica of the users service that does not listen on its port. */
    private static ServiceContainer deafReplica(Network network) {
        return new ServiceContainer("web-service")
                .withNetwork(network)
                .withNetworkAliases("users-service")
                .running();
    }

    private static void assertDescribed(int status, String message, ServiceContainer gateway) {
        var answer = get(gateway);
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(message, Stack.json(answer).path("message").asText());
        assertEquals(List.of(), Description.load().deviations(Exchange.of(answer)));
    }

    private static void awaitAnswer(ServiceContainer gateway, int status) {
        Eventually.holds("the gateway answers " + status, () -> {
            try {
                return get(gateway).statusCode() == status;
            } catch (UncheckedIOException notYetListening) {
                return false;
            }
        });
    }

    private static JsonNode told(ServiceContainer gateway, String... headers) {
        var answer = Stack.get(url(gateway, "/ping"), headers);
        assertEquals(200, answer.statusCode(), answer.body());
        return Stack.json(answer);
    }

    private static HttpResponse<String> get(ServiceContainer gateway) {
        return Stack.get(url(gateway, "/ping"));
    }

    private static String url(ServiceContainer gateway, String path) {
        return "http://" + gateway.address(80) + path;
    }
}
