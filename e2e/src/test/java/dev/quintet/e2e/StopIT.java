package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * SIGTERM stops each container within ten seconds, with status 0. Until then, web servers keep
 * answering.
 */
class StopIT {
    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#servedByNginx")
    void stopsNginx(Services.Listed service) {
        try (var container = new ServiceContainer(service.container()).running()) {
            Eventually.holds(
                    "nginx is running",
                    () -> container.tryExec("test", "-s", "/tmp/nginx.pid").exitStatus() == 0);

            assertEquals(0, container.exitStatusAfterSigterm());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#sites")
    void answersWhileItLeavesAndClosesEachConnection(Services.Listed service) {
        try (var container = new ServiceContainer(service.container())
                .publish(service.port())
                .withEnv("DRAIN_SECONDS", "600")
                .healthy()) {
            container.exec("bash", "-c", "kill -TERM 1");
            Eventually.holds(
                    "it is leaving",
                    () -> container.tryExec("test", "-e", "/tmp/leaving").exitStatus() == 0);

            var answer = Wire.ask(container.address(service.port()), "GET / HTTP/1.1\nHost: a\n\n");

            assertEquals(200, answer.status());
            assertEquals("close", answer.header("Connection").orElse("none"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#sites")
    void answersByIpv6(Services.Listed service) {
        assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "this machine has no IPv6");
        // Engines turn IPv6 off in networks without it, even on loopback.
        var on =
                Map.of("net.ipv6.conf.all.disable_ipv6", "0", "net.ipv6.conf.lo.disable_ipv6", "0");
        try (var container = new ServiceContainer(service.container())
                .host(host -> host.withSysctls(on))
                .healthy()) {
            var answer = container.exec(
                    "bash",
                    "-c",
                    "exec 3<>/dev/tcp/::1/%d; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3"
                            .formatted(service.port()));

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void theGatewayKeepsItsPortOpenForAWhileAndSaysThatEachAnswerIsTheLast() throws Exception {
        try (var container = new ServiceContainer("nginx")
                .publish(80)
                .withEnv("DRAIN_SECONDS", "4")
                .healthy()) {
            var address = container.address(80);
            var stopping = CompletableFuture.supplyAsync(container::exitStatusAfterSigterm);
            Eventually.holds(
                    "it is leaving",
                    () -> container.tryExec("test", "-e", "/tmp/leaving").exitStatus() == 0);

            // For every path, whichever location answers it.
            for (var path : List.of("/swagger", "/ping", "/about", "/a%2fb")) {
                var answer = Wire.ask(address, "GET %s HTTP/1.1\nHost: a\n\n".formatted(path));
                assertEquals("close", answer.header("Connection").orElse("none"), path);
            }
            assertEquals(0, stopping.get());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#inJava")
    void stopsAJavaService(Services.Listed listed) {
        // The service of the stack, because it needs a database.
        var service = Stack.container(listed.container());

        assertEquals(0, service.exitStatusAfterSigterm());

        service.startAgain();
        service.awaitHealthy();
        Eventually.holds(
                "the gateway routes to it",
                () -> Stack.get(Stack.gateway(listed.paths().getFirst())).statusCode() < 500);
    }
}
