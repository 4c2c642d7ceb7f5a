package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.containers.Network;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the gateway deals with unhealthy, leaving or renamed services. */
class GatewayReplicasIT {
    @Test
    void nobodyWaitsOnAConnectionThatTheServiceSpoiled() {
        try (var network = TestResources.network();
                var _ = Stubborn.in(network, "users-service");
                var gateway = gateway(network).withEnv("WORKERS", "1").healthy()) {
            for (var i = 0; i < 10; i++) {
                assertEquals(200, Stack.get(url(gateway, "/users")).statusCode());
                assertEquals(400, Stack.get(url(gateway, "/users/refused")).statusCode());
                var next = HttpRequest.newBuilder(URI.create(url(gateway, "/users")))
                        .timeout(Duration.ofSeconds(10));
                assertEquals(200, Stack.send(next).statusCode());
            }
        }
    }

    @Test
    void sendsWhatMustNotBeRepeatedOnAConnectionOfItsOwn() {
        try (var network = TestResources.network();
                var _ = Stubborn.in(network, "users-service");
                var gateway = gateway(network).withEnv("WORKERS", "1").healthy()) {
            Supplier<Integer> place = () -> Stack.json(Stack.post(url(gateway, "/users"), Map.of()))
                    .path("request")
                    .asInt();
            Stack.get(url(gateway, "/users"));

            assertEquals(
                    Set.of(1),
                    IntStream.range(0, 5).mapToObj(_ -> place.get()).collect(Collectors.toSet()));
        }
    }

    @Test
    void takesNoAnswerThatACallerProvokedForAReplicaThatIsLeaving() {
        try (var network = TestResources.network();
                var first = Stubborn.in(network, "users-service");
                var second = Stubborn.in(network, "users-service");
                var gateway = gateway(network).healthy()) {
            awaitBoth(gateway);

            for (var i = 0; i < 6; i++) {
                // Answered with "Connection: close".
                assertEquals(
                        200,
                        Wire.ask(gateway.address(80), "HEAD /users HTTP/1.1\nHost: a\n\n")
                                .status());
            }
            assertEquals(2, asked(gateway).size());

            Stubborn.leave(first);
            Eventually.holds(
                    "only the staying replica gets requests",
                    () -> asked(gateway).size() == 1);
            Stubborn.leave(second);
            // If all are leaving, they still get requests.
            assertTrue(!asked(gateway).isEmpty());
        }
    }

    @Test
    void leavesAReplicaOutThatListensAndIsNotReady() {
        try (var network = TestResources.network();
                var _ = Stubborn.in(network, "users-service");
                var gateway = gateway(network).withEnv("WORKERS", "1").healthy()) {
            assertEquals(1, asked(gateway).size());
            try (var starting = Stubborn.startingIn(network, "users-service")) {
                Eventually.holds("the gateway has found the service", () -> {
                    asked(gateway);
                    return starting.getLogs().contains("/health/ready");
                });
                assertEquals(1, asked(gateway).size());

                Stubborn.start(starting);
                awaitBoth(gateway);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "users-service:5000,users-service.here.svc.example",
        "users-service.here:5000,users-service.here.svc.example",
        "users-service.here.svc.example.:5000,users-service.here.svc.example",
        "other.example:5000,other.example"
    })
    void findsNamesByTheSearchList(String upstream, String name) {
        try (var network = TestResources.network();
                var _ = Stubborn.in(network, name);
                var gateway = gateway(network)
                        .withEnv("USERS_UPSTREAM", upstream)
                        .host(host -> host.withDnsSearch(List.of("here.svc.example", "svc.example"))
                                .withDnsOptions(List.of("ndots:5")))
                        .healthy()) {
            assertEquals(200, Stack.get(url(gateway, "/users")).statusCode());
        }
    }

    @Test
    void findsNamesOfTheHostsFileAndAddresses() {
        try (var network = TestResources.network();
                var service = Stubborn.in(network, "somewhere")) {
            var address = service.getCurrentContainerInfo()
                    .getNetworkSettings()
                    .getNetworks()
                    .values()
                    .iterator()
                    .next()
                    .getIpAddress();
            try (var byName = gateway(network)
                            .withEnv("USERS_UPSTREAM", "elsewhere:5000")
                            .withExtraHost("elsewhere", address)
                            .healthy();
                    var byAddress = gateway(network)
                            .withEnv("USERS_UPSTREAM", address + ":5000")
                            .healthy()) {
                assertEquals(200, Stack.get(url(byName, "/users")).statusCode());
                assertEquals(200, Stack.get(url(byAddress, "/users")).statusCode());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true,abc.D_e-1,true", "true,two words,false", "false,abc.D_e-1,false"})
    void keepsTheNameThatATrustedProxyGaveARequest(boolean trusted, String name, boolean kept) {
        try (var network = TestResources.network();
                var gateway = gateway(network)
                        .withEnv(
                                "TRUSTED_PROXIES",
                                trusted ? "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16" : "")
                        .healthy()) {
            var answer = Stack.get(url(gateway, "/users"), "X-Request-Id", name);

            assertEquals(kept, answer.headers().allValues("X-Request-Id").equals(List.of(name)));
        }
    }

    private static void awaitBoth(ServiceContainer gateway) {
        Eventually.holds("both get requests", () -> {
            try {
                return asked(gateway).size() == 2;
            } catch (UncheckedIOException notYetListening) {
                return false;
            }
        });
    }

    /** The replicas that got twenty requests. */
    private static Set<String> asked(ServiceContainer gateway) {
        var hosts = new HashSet<String>();
        for (var i = 0; i < 20; i++) {
            hosts.add(Stack.json(Stack.get(url(gateway, "/users"))).path("host").asText());
        }
        return hosts;
    }

    private static ServiceContainer gateway(Network network) {
        return new ServiceContainer("nginx").withNetwork(network).publish(80);
    }

    private static String url(ServiceContainer gateway, String path) {
        return "http://" + gateway.address(80) + path;
    }
}
