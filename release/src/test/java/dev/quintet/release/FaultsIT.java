package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a registry that fails does to a release. */
@Tag("faults")
class FaultsIT {
    private static TestRegistry registry;
    private Fixture fixture;
    private Map<String, String> earlier;

    @BeforeAll
    static void startRegistry() throws Exception {
        registry = TestRegistry.withPassword();
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void releaseAndChange() throws Exception {
        fixture = new Fixture(registry);
        fixture.pushed();
        earlier = fixture.at("latest");
        fixture.project.change("second");
    }

    @AfterEach
    void removeProject() throws Exception {
        fixture.close();
    }

    @Test
    void leavesLatestAsItWasWhereTheThirdImageIsRefused() {
        registry.proxy.fault = (method, path) ->
                fixture.isOf(path, 2) && !method.matches("GET|HEAD")
                        ? OptionalInt.of(403)
                        : FaultyProxy.NONE;

        var said = fixture.push();

        assertEquals(1, said.status());
        assertEquals(earlier, fixture.at("latest"));
        assertEquals(Map.of(), fixture.at(fixture.project.tag()));
    }

    @Test
    void isFinishedOnAnotherMachineWhereItBrokeHalfWay() throws Exception {
        var ours = fixture.project.tag();
        registry.proxy.fault = (method, path) ->
                fixture.isOf(path, 2) && method.equals("PUT") && path.endsWith("/" + ours)
                        ? OptionalInt.of(403)
                        : FaultyProxy.NONE;
        var broken = fixture.push();
        assertEquals(1, broken.status());
        assertEquals(earlier, fixture.at("latest"));
        var left = fixture.at(ours);
        assertEquals(4, left.size());
        assertEquals(1, fixture.run(Map.of(), "promote", ours, "staging").status());

        registry.proxy.fault = (_, _) -> FaultyProxy.NONE;
        fixture.project.rebuild("of newer packages");
        fixture.pushed();

        assertEquals(5, fixture.at(ours).size());
        assertEquals(fixture.at(ours), fixture.at("latest"));
        assertFalse(fixture.at(ours).entrySet().containsAll(left.entrySet()));
    }

    @Test
    void movesLatestBackWhereTheThirdCannotBeMoved() {
        registry.proxy.fault = (method, path) ->
                fixture.isOf(path, 2) && method.equals("PUT") && path.endsWith("/latest")
                        ? OptionalInt.of(500)
                        : FaultyProxy.NONE;

        var said = fixture.push();

        assertEquals(1, said.status());
        assertTrue(said.text().endsWith("latest is as it was"), said.text());
        assertEquals(earlier, fixture.at("latest"));
        registry.proxy.fault = (_, _) -> FaultyProxy.NONE;
        fixture.pushed();
        assertEquals(fixture.at(fixture.project.tag()), fixture.at("latest"));
    }

    @Test
    void asksAgainWhereItIsAnsweredBy429And500AtFirst() {
        Deque<Integer> ofTags = new ConcurrentLinkedDeque<>(List.of(429, 500));
        Deque<Integer> ofUploads = new ConcurrentLinkedDeque<>(List.of(500, 429));
        registry.proxy.fault = (method, path) -> {
            if (method.equals("PUT") && path.endsWith("/latest")) {
                return next(ofTags);
            }
            return fixture.isOf(path, 2) && method.equals("POST")
                    ? next(ofUploads)
                    : FaultyProxy.NONE;
        };

        fixture.pushed();

        assertTrue(ofTags.isEmpty() && ofUploads.isEmpty());
        assertEquals(fixture.at(fixture.project.tag()), fixture.at("latest"));
    }

    private static OptionalInt next(Deque<Integer> answers) {
        var answer = answers.poll();
        return answer == null ? FaultyProxy.NONE : OptionalInt.of(answer);
    }

    @Test
    void givesUpWhereTheRegistryHangsAndShowsNoSecretMeanwhile() {
        var seen = new CopyOnWriteArrayList<String>();
        var looked = new ArrayDeque<String>();
        registry.proxy.fault = (method, path) -> {
            if (!fixture.isOf(path, 2) || !method.equals("POST")) {
                return FaultyProxy.NONE;
            }
            looked.add(path);
            seen.addAll(secretsInProcessesAndFiles());
            return FaultyProxy.HANG;
        };

        var said = fixture.run(Map.of("RELEASE_TIMEOUT_SECONDS", "4"), "push");

        assertFalse(looked.isEmpty());
        assertEquals(List.of(), seen);
        assertEquals(1, said.status());
        assertTrue(
                said.text().endsWith("not done within 4 s, 5 times; latest is as it was"),
                said.text());
        assertEquals(earlier, fixture.at("latest"));
    }

    private List<String> secretsInProcessesAndFiles() {
        var found = new CopyOnWriteArrayList<String>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var line = read(process.resolve("cmdline"));
                if (line.contains(TestRegistry.PASSWORD)) {
                    found.add(line);
                }
            }
            try (var files = Files.walk(fixture.project.folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> read(file).contains(TestRegistry.PASSWORD)
                                || read(file).contains(TestRegistry.BASIC))
                        .forEach(file -> found.add(file.toString()));
            }
            var shown = Docker.run("ps", "--quiet", "--filter", "name=quintet-release-")
                    .lines()
                    .toList();
            for (var container : shown) {
                var all = Docker.command("inspect", container).run().text();
                if (all.contains(TestRegistry.PASSWORD) || all.contains(TestRegistry.BASIC)) {
                    found.add(container);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }

    /** A process may be gone, and a file be none of text. */
    private static String read(Path file) {
        try {
            return new String(
                    Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
