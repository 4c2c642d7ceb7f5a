package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.Ulimit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The gateway on other machines and in containers of other sizes. */
class GatewayMachineIT {
    /** The error of a kernel without IPv6 when a socket is opened. */
    private static final String WITHOUT_IPV6 = """
            {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["socket"], "action": "SCMP_ACT_ERRNO", "errnoRet": 97,
             "args": [{"index": 0, "value": 10, "op": "SCMP_CMP_EQ"}]}]}""";

    @Test
    void startsWhereThereIsNoIpv6() {
        try (var gateway = ServiceContainer.gateway()
                .host(host -> host.withSecurityOpts(List.of("seccomp=" + WITHOUT_IPV6)))
                .healthy()) {
            assertEquals(200, Stack.get(url(gateway, "/ping")).statusCode());
        }
    }

    @Test
    void answersByIpv6() {
        // The network may lack IPv6, but loopback has it if this setting allows it.
        try (var gateway = ServiceContainer.gateway()
                .host(host -> host.withSysctls(Map.of("net.ipv6.conf.all.disable_ipv6", "0")))
                .healthy()) {
            gateway.exec("bash", "-c", "exec 3<>/dev/tcp/::1/80");
        }
    }

    @Test
    void holdsMoreConnectionsThanItMayOpenFiles() throws IOException {
        try (var gateway = ServiceContainer.gateway()
                .host(host -> host.withUlimits(List.of(new Ulimit("nofile", 1024L, 1024L))))
                .withEnv("CONNECTIONS_PER_ADDRESS", "10000")
                .withEnv("WORKERS", "1")
                .healthy()) {
            var sockets = new ArrayList<Socket>();
            try {
                for (var i = 0; i < 1500; i++) {
                    var socket = Wire.connect(gateway.address(80));
                    sockets.add(socket);
                    socket.getOutputStream()
                            .write("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    assertEquals(
                            200,
                            Wire.Answer.read(socket.getInputStream(), false).status());
                }
                assertEquals(200, Stack.get(url(gateway, "/ping")).statusCode());
            } finally {
                for (var socket : sockets) {
                    socket.close();
                }
            }
            assertTrue(!gateway.getLogs().contains("Too many open files"), gateway.getLogs());
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000000,1", "1200000000,2", "500000000,1"})
    void hasAWorkerForEachCpuThatItMayUse(long nanoCpus, int workers) {
        try (var gateway = ServiceContainer.gateway()
                .host(host -> host.withNanoCPUs(nanoCpus))
                .healthy()) {
            assertEquals(
                    String.valueOf(workers),
                    gateway.exec(
                            "sh", "-c", "grep -l 'worker[ ]process' /proc/[0-9]*/cmdline | wc -l"));
        }
    }

    @Test
    void listensOnThePortThatItIsTold() {
        try (var gateway =
                ServiceContainer.gateway().withEnv("PORT", "8080").publish(8080).healthy()) {
            assertEquals(
                    200, Stack.get("http://" + gateway.address(8080) + "/ping").statusCode());
        }
    }

    @Test
    void isHealthyWithoutAnyService() {
        try (var network = TestResources.network();
                var gateway = new ServiceContainer("nginx")
                        .withNetwork(network)
                        .publish(80, 8079)
                        .healthy()) {
            var health = "http://" + gateway.address(8079);

            assertEquals(503, Stack.get(url(gateway, "/ping")).statusCode());
            assertEquals(200, Stack.get(health + "/health/live").statusCode());
            assertEquals(200, Stack.get(health + "/health/ready").statusCode());
            assertEquals(404, Stack.get(health + "/ping").statusCode());
        }
    }

    private static String url(ServiceContainer gateway, String path) {
        return "http://" + gateway.address(80) + path;
    }
}
