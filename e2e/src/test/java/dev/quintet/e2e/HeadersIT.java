package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The headers of answers, whichever server on the way says them. */
@Tag(Stack.BY_GATEWAY)
class HeadersIT {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS", "TRACE");
    private static final List<String> HEADERS = List.of(
            "",
            "Accept-Encoding: gzip\n",
            "Origin: https://www.example.org\n",
            "Range: bytes=0-3\n",
            "X-Long: " + "a".repeat(9000) + "\n");

    static Stream<String> addresses() {
        return Stream.of(
                        "/",
                        "/about",
                        "/nothing.js",
                        "/users",
                        "/users/x",
                        "/ping",
                        "/auth/login",
                        "/auth/status",
                        "/swagger",
                        "/swagger/",
                        "/swagger/nothing",
                        "/swagger/openapi.json",
                        "/swagger/openapi.yaml",
                        "/openapi.json",
                        "/%2e")
                .flatMap(Stack::everywhere);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void comeOnce(String address) {
        for (var method : METHODS) {
            for (var headers : HEADERS) {
                var answer = ask(address, method, headers);

                names(answer)
                        .forEach((name, times) -> assertEquals(
                                1,
                                times,
                                () -> method + " " + headers + answer.head() + ": " + name));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void varyTheSameHoweverTheyAreAskedFor(String address) {
        var plain = ask(address, "GET", "");
        var others = new ArrayList<>(List.of(
                ask(address, "HEAD", ""),
                ask(address, "GET", "Accept-Encoding: gzip\n"),
                ask(address, "HEAD", "Accept-Encoding: gzip\n")));
        plain.header("ETag").ifPresent(tag -> {
            var unchanged = ask(address, "GET", "If-None-Match: " + tag + "\n");
            assertEquals(304, unchanged.status());
            others.add(unchanged);
        });

        for (var other : others) {
            assertEquals(plain.header("Vary"), other.header("Vary"), other.head());
        }
        assertTrue(
                others.stream().noneMatch(HeadersIT::isCompressed)
                        || plain.header("Vary").orElse("").contains("Accept-Encoding"),
                plain.head());
    }

    @Test
    void ofAServiceThatSaysTheSameAreReplacedOrJoined() {
        try (var network = TestResources.network();
                var _ = Echo.in(network);
                var gateway = new ServiceContainer("nginx")
                        .withNetwork(network)
                        .publish(80)
                        .healthy()) {
            var address = "http://" + gateway.address(80) + "/users/strict";

            var answer = ask(address, "GET", "Accept-Encoding: gzip\n");
            assertEquals(200, answer.status());
            assertTrue(isCompressed(answer));
            assertEquals(
                    "Origin, Accept-Language, Accept-Encoding",
                    answer.header("Vary").orElseThrow());
            assertEquals("DENY", answer.header("X-Frame-Options").orElseThrow());
            assertEquals("same-origin", answer.header("Referrer-Policy").orElseThrow());
            assertFalse(answer.header("Strict-Transport-Security").isPresent(), answer.head());
            assertFalse(answer.header("X-Powered-By").isPresent(), answer.head());
            assertEquals("GET", ask(address + "/405", "GET", "").header("Allow").orElseThrow());
            assertEquals(
                    "77", ask(address + "/503", "GET", "").header("Retry-After").orElseThrow());
            for (var path : List.of("", "/405", "/503")) {
                names(ask(address + path, "GET", ""))
                        .forEach((name, times) -> assertEquals(1, times, name));
            }
        }
    }

    private static Wire.Answer ask(String address, String method, String headers) {
        var uri = URI.create(address);
        return Wire.ask(
                uri.getAuthority(),
                "%s %s HTTP/1.1\nHost: localhost\nConnection: close\n%s%s\n"
                        .formatted(
                                method,
                                uri.getRawPath(),
                                method.equals("POST") ? "Content-Length: 0\n" : "",
                                headers));
    }

    private static boolean isCompressed(Wire.Answer answer) {
        return answer.header("Content-Encoding").isPresent();
    }

    /** How often each is there. */
    private static Map<String, Integer> names(Wire.Answer answer) {
        var names = new HashMap<String, Integer>();
        answer.head()
                .lines()
                .skip(1)
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase())
                .forEach(name -> names.merge(name, 1, Integer::sum));
        return names;
    }
}
