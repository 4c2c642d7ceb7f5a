package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.description.Description;
import dev.quintet.testkit.description.Exchange;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A second gateway in front of the stack, with low limits. */
class GatewayLimitsIT {
    @AutoClose
    private static final ServiceContainer gateway = ServiceContainer.gateway()
            .withEnv("SIGN_IN_REQUESTS_PER_SECOND", "1")
            .withEnv("SIGN_IN_BURST", "5")
            .withEnv("CONNECTIONS_PER_ADDRESS", "20")
            .withEnv("MAX_BODY_BYTES", "1000")
            .withEnv("MAX_HEADER_BYTES", "2000")
            .withEnv("CLIENT_TIMEOUT_SECONDS", "3")
            .healthy();

    private static final String address = gateway.address(80);

    @Test
    void limitsHowOftenAnAddressSignsIn() {
        var answers = IntStream.range(0, 20)
                .mapToObj(_ -> Stack.post(url("/auth/register"), Map.of()))
                .toList();

        assertEquals(400, answers.getFirst().statusCode());
        assertEquals(429, answers.getLast().statusCode());
        assertEquals(List.of(), Description.load().deviations(Exchange.of(answers.getLast())));
        assertEquals(200, Stack.get(url("/ping")).statusCode());
    }

    @Test
    void limitsABody() {
        assertEquals(
                413,
                Stack.post(url("/auth/logout"), Map.of("username", "a".repeat(1000)))
                        .statusCode());
    }

    @Test
    void limitsAHeader() {
        var answer = Stack.get(url("/ping"), "X-Long", "a".repeat(2000));

        assertEquals(431, answer.statusCode());
        assertEquals("fail", Stack.json(answer).path("status").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ping HTTP/1.1\r\nHost: loc",
                "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
            })
    void disconnectsSlowSenders(String half) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));

            // If the gateway does not disconnect, this fails by the socket's timeout.
            var said =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(said.isEmpty() || said.startsWith("HTTP/1.1 408"), said);
        }
    }

    @Test
    void limitsTheConnectionsOfAnAddress() throws IOException {
        var sockets = IntStream.range(0, 21).mapToObj(_ -> connect()).toList();
        try {
            // A connection counts from its first request; which request comes last is random.
            for (var socket : sockets) {
                socket.getOutputStream()
                        .write(
                                "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            var refused = new ArrayList<String>();
            for (var socket : sockets) {
                // Ends when the gateway disconnects the slow sender.
                var said = new String(
                        socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                if (said.startsWith("HTTP/1.1 429")) {
                    refused.add(said);
                }
            }
            assertEquals(1, refused.size(), "one connection over the limit");
            assertTrue(
                    refused.getFirst().contains("\"message\":\"Too many requests."),
                    refused.getFirst());
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void acceptsEveryLimitAtItsMaximum() {
        var result = new ServiceContainer("nginx")
                .withEnv("SIGN_IN_REQUESTS_PER_SECOND", "1000000")
                .withEnv("SIGN_IN_BURST", "1000000")
                .withEnv("CONNECTIONS_PER_ADDRESS", "65535")
                .withEnv("MAX_BODY_BYTES", "1000000000")
                .withEnv("MAX_HEADER_BYTES", "1000000")
                .withEnv("CLIENT_TIMEOUT_SECONDS", "3600")
                .withEnv("ANSWER_TIMEOUT_SECONDS", "3600")
                .withEnv("HTTPS_PORT", "65535")
                .withEnv("HSTS_SECONDS", "1000000000")
                .withCommand("-t", "-q")
                .result();

        assertEquals(0, result.exitStatus(), result.output());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONNECTIONS_PER_ADDRESS=65536|CONNECTIONS_PER_ADDRESS is '65536', it must be a whole number from 1 to 65535",
                "SIGN_IN_BURST=-1|SIGN_IN_BURST is '-1', it must be a whole number from 1 to 1000000",
                "MAX_BODY_BYTES=64k|MAX_BODY_BYTES is '64k', it must be a whole number from 1 to 1000000000",
                "HTTPS_PORT=0|HTTPS_PORT is '0', it must be a whole number from 1 to 65535",
                "TRUSTED_PROXIES=10.0.0.1,here|TRUSTED_PROXIES has 'here', it must be a list of addresses or networks: 10.0.0.1,10.1.0.0/16"
            })
    void refusesToStartWithAnInvalidSetting(String setting, String refusal) {
        var parts = setting.split("=");
        var result = new ServiceContainer("nginx").withEnv(parts[0], parts[1]).result();

        assertEquals(1, result.exitStatus());
        assertEquals("gateway: " + refusal, result.output());
    }

    private static String url(String path) {
        return "http://" + address + path;
    }

    private static Socket connect() {
        try {
            var parts = address.split(":");
            var socket = new Socket(parts[0], Integer.parseInt(parts[1]));
            socket.setSoTimeout(30_000);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
