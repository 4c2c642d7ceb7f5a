package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Editing and running, by {@code bin/dev}. */
@Tag("walks")
class DevIT {
    private static final Pattern CLIENT = Pattern.compile("Local: +(http://\\S+)/");
    private static final String JAVA =
            "service/src/main/java/dev/quintet/service/ops/HealthController.java";

    // Java's client asks for an upgrade to HTTP/2, which Vite takes for one to a web socket.
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    private ProjectCopy project;
    private Path log;
    private Process dev;

    @BeforeEach
    void start() throws Exception {
        project = ProjectCopy.in(folder.resolve("copy"));
        log = folder.resolve("log");
        dev = new ProcessBuilder("bin/dev")
                .directory(project.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    @AfterEach
    void removeImages() throws Exception {
        dev.destroy();
        dev.waitFor();
        project.removeImages();
    }

    @Test
    void restartsWhatHasChangedAndLeavesNothing() throws Exception {
        while (!said(CLIENT)) {
            assertTrue(dev.isAlive(), this::output);
            dev.waitFor(100, TimeUnit.MILLISECONDS);
        }
        answers("/ping", "pong!");
        answers("/users", "michael@example.org");
        answers("/", "<div id=\"root\">");
        assertEquals(
                "dev: it runs in this folder already, as process " + dev.pid(),
                project.run(Map.of(), "bin/dev").output());

        change(JAVA, "\"pong!\"", "\"pong!\" +");
        Eventually.holds("javac says where", () -> output().contains("HealthController.java:"));
        answers("/ping", "pong!");
        change(JAVA, "\"pong!\" +", "\"pong, again!\"");
        answers("/ping", "pong, again!");

        change("swagger/openapi.yaml", "summary: Lists the users", "summary: Lists the people");
        Eventually.holds(
                "the types follow",
                () -> read("client/target/api/schema.d.ts").contains("Lists the people"));

        var all = dev.descendants().toList();
        // What Ctrl-C does, too.
        dev.destroy();
        assertTrue(dev.waitFor(30, TimeUnit.SECONDS), "it goes on");
        assertEquals(0, dev.exitValue());
        Eventually.holds(
                "nothing of it is left", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(
                "",
                project.run(
                                Map.of(),
                                "docker",
                                "ps",
                                "--all",
                                "--quiet",
                                "--filter",
                                "label=owner=" + dev.pid())
                        .output());
    }

    private void answers(String path, String part) {
        var client =
                CLIENT.matcher(output()).results().findFirst().orElseThrow().group(1);
        var request = HttpRequest.newBuilder(URI.create(client + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        Eventually.holds(path + " answers " + part, () -> body(request).contains(part));
    }

    /** Empty where there is no answer in time. */
    private static String body(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException _) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean said(Pattern pattern) {
        return pattern.matcher(output()).find();
    }

    private String output() {
        return read(log.toString()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private String read(String file) {
        try {
            return Files.readString(project.folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(String file, String from, String to) throws IOException {
        Files.writeString(project.folder().resolve(file), read(file).replace(from, to));
    }
}
