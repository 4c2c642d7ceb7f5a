package dev.quintet.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the process of the service writes, on stdout and on stderr. */
class ServeOutputTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void isALineOfJsonForEachThingThatHappens() throws Exception {
        var port = freePort();
        var process = start(output(), environment(port));
        Eventually.holds("it is ready", () -> status(port, "/health/ready") == 200);
        assertEquals(200, status(port, "/ping"));
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));

        assertEquals(0, process.exitValue());
        var lines = lines();
        assertTrue(
                lines.stream().anyMatch(line -> message(line).equals("listening on port " + port)));
        assertTrue(lines.stream().anyMatch(line -> message(line).equals("ready")));
        assertTrue(lines.stream().anyMatch(line -> line.path("route").asText().equals("/ping")));
        assertTrue(lines.stream()
                .allMatch(line -> line.has("route") || line.path("level").isTextual()));
    }

    @Test
    void saysInOneLineOfJsonWhyItDoesNotStart() throws Exception {
        var process = start(
                output(),
                Map.of("SECRET_KEY", "short", "DATABASE_URL", "postgres://ann@127.0.0.1:1/users"));
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));

        assertEquals(1, process.exitValue());
        var lines = lines();
        assertEquals(1, lines.size(), lines::toString);
        assertEquals("ERROR", lines.getFirst().path("level").asText());
        assertEquals(
                "SECRET_KEY is 5 bytes long, it must be at least 32 bytes long",
                message(lines.getFirst()));
        assertTrue(lines.getFirst().path("throwable").isNull());
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var process = start(output(), environment(taken.getLocalPort()));
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));

            assertEquals(1, process.exitValue());
            var lines = lines();
            assertEquals(1, lines.size(), lines::toString);
            assertEquals(
                    "PORT is '%d', it must be a free port that this user may listen on: Address already in use"
                            .formatted(taken.getLocalPort()),
                    message(lines.getFirst()));
        }
    }

    @Test
    void isNotNeeded() throws Exception {
        var port = freePort();
        var process = start(new File("/dev/full"), environment(port));
        try {
            Eventually.holds("it is ready", () -> status(port, "/health/ready") == 200);
            assertEquals(200, status(port, "/users"));
        } finally {
            process.destroy();
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    private static Map<String, String> environment(int port) throws Exception {
        return Map.of(
                "DATABASE_URL",
                PostgreSql.newDatabase(),
                "SECRET_KEY",
                Service.SECRET_KEY,
                "PORT",
                Integer.toString(port),
                "DRAIN_SECONDS",
                "0");
    }

    private static Process start(File output, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output).start();
    }

    private File output() {
        return folder.resolve("output").toFile();
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(output().toPath()).stream()
                .map(ServeOutputTest::parsed)
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            var json = JSON.readTree(line);
            assertTrue(json.isObject(), line);
            return json;
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    private static String message(JsonNode line) {
        return line.path("formattedMessage").asText();
    }

    /** 0 where there is no answer. */
    private static int status(int port, String path) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
