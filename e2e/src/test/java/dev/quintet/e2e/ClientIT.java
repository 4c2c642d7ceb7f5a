package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.dockerjava.api.model.AccessMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

class ClientIT {
    private static final int FIRST_VIEW_BYTES = 120_000;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/about", "/no/such/page"})
    void revalidatesThePageEachTime(String path) {
        assertEquals("no-cache", header(Stack.get(Stack.client(path)), "Cache-Control"));
    }

    @Test
    void cachesHashedAssetsForAYear() {
        for (var asset : assets()) {
            var answer = Stack.get(Stack.client(asset));

            assertEquals(200, answer.statusCode());
            assertEquals("public, max-age=31536000, immutable", header(answer, "Cache-Control"));
            assertTrue(asset.matches("/assets/[a-z-]+-[A-Za-z0-9_-]{8}\\.(css|js)"), asset);
        }
    }

    @Test
    void sendsLessThan120KilobytesOfCodeOnFirstView() {
        var code = assets().stream()
                .filter(asset -> asset.endsWith(".js"))
                .map(asset -> Stack.get(Stack.client(asset), "Accept-Encoding", "gzip"))
                .peek(answer -> assertEquals("gzip", header(answer, "Content-Encoding")))
                .mapToLong(answer -> Long.parseLong(header(answer, "Content-Length")))
                .sum();

        assertTrue(code > 0 && code < FIRST_VIEW_BYTES, code + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no/such/file.js"})
    void sendsSecurityHeadersWithEveryPage(String path) {
        var answer = Stack.get(Stack.client(path));

        var policy = header(answer, "Content-Security-Policy");
        assertTrue(policy.contains("default-src 'self'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("same-origin", header(answer, "Referrer-Policy"));
    }

    @ParameterizedTest
    @CsvSource({
        "/favicon.ico, image/x-icon",
        "/favicon.svg, image/svg+xml",
        "/apple-touch-icon.png, image/png",
        "/icon-192.png, image/png",
        "/icon-512.png, image/png",
        "/manifest.webmanifest, application/manifest+json"
    })
    void hasTheIconsThatBrowsersAskFor(String path, String type) {
        var answer = Stack.get(Stack.client(path));

        assertEquals(200, answer.statusCode());
        assertEquals(type, header(answer, "Content-Type").replaceAll(";.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/users?limit=1", "/users/none", "/auth/status", "/%75sers"})
    void answersOnItsOwnPortWhatTheGatewayAnswers(String path) {
        var here = Stack.get(Stack.client(path));
        var there = Stack.get(Stack.gateway(path));

        assertEquals(there.statusCode(), here.statusCode());
        assertEquals(header(there, "Content-Type"), header(here, "Content-Type"));
        assertEquals(there.headers().map().keySet(), here.headers().map().keySet());
        assertEquals(List.of(), here.headers().allValues("Content-Security-Policy"));
    }

    @Test
    void registersOnItsOwnPort() {
        var answer = Stack.post(Stack.client("/auth/register"), Stack.newUser());

        assertEquals(201, answer.statusCode());
    }

    @Test
    void showsSwaggerUiOnItsOwnPort() {
        var answer = Stack.get(Stack.client("/swagger/"));

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("swagger-ui"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ping"})
    void answersHttp10WithoutHost(String path) throws IOException {
        var address = URI.create(Stack.client(path));
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\n\r\n".formatted(path).getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void reportsInJsonThatTheGatewayIsDown() {
        try (var container = new ServiceContainer("web-service")
                .withEnv("GATEWAY_UPSTREAM", "127.0.0.1:1")
                .healthy()) {
            var answer = container.exec(
                    "bash",
                    "-c",
                    "exec 3<>/dev/tcp/127.0.0.1/9000; printf 'GET /ping HTTP/1.0\r\n\r\n' >&3; cat <&3");

            assertTrue(answer.startsWith("HTTP/1.1 502 "), answer);
            assertTrue(answer.contains("\"status\":\"error\""), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "nginx:0", "http://nginx:80", "nginx:99999", "a b:80"})
    void refusesToStartWithAnInvalidGatewayAddress(String upstream) {
        var result = new ServiceContainer("web-service")
                .withEnv("GATEWAY_UPSTREAM", upstream)
                .result();

        assertEquals(1, result.exitStatus());
        assertTrue(
                result.output().startsWith("gateway-upstream: GATEWAY_UPSTREAM is "),
                result.output());
        assertEquals(1, result.output().lines().count(), result.output());
    }

    /** As a network of IPv6 tells its own. */
    @Test
    void startsWithANameServerOfALink(@TempDir Path folder) throws IOException {
        var servers = Files.writeString(
                folder.resolve("resolv.conf"), "nameserver fe80::1%eth0\nnameserver 2001:db8::1\n");
        try (var container = new ServiceContainer("web-service")
                .mount(servers, "/etc/resolv.conf", AccessMode.ro)
                .healthy()) {
            assertEquals(0, container.tryExec("http-health", "9000", "/about").exitStatus());
        }
    }

    private static List<String> assets() {
        return Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"")
                .matcher(Stack.get(Stack.client("/")).body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
