package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.release.Project.Said;
import dev.quintet.release.process.Command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A release as a CI service makes it: `mvn deploy -Prelease` of a clone, with its images, its stack
 * and its browser.
 */
@Tag("faults")
class ReactorIT {
    private static final String RED = "fixture('A page').page('about:blank');\n"
            + "test('is not as promised', async (t) => t.expect(false).ok());\n";

    private static final List<String> SPARED = List.of(
            "client/test/texts.test.ts",
            "e2e/src/test/java/dev/quintet/e2e/ClientIT.java",
            "e2e/browser/tests/pages.js");

    @TempDir
    private Path folder;

    private Path checkout;
    private TestRegistry registry;

    @BeforeEach
    void cloneWithFewTests() throws Exception {
        registry = TestRegistry.withPassword();
        checkout = folder.resolve("checkout");
        run(folder, "git", "clone", "--quiet", Path.of("..").toRealPath().toString(), "checkout");
        git("switch", "--quiet", "--force-create", "master");
        // Enough is left for each runner of tests to have one: the others run in other builds.
        var tests = git(
                "ls-files",
                "*/src/test/*Test.java",
                "*/src/test/*IT.java",
                "client/test/*.test.*",
                "e2e/browser/tests/*.js");
        var rm = new ArrayList<>(List.of("rm", "--quiet"));
        tests.lines().filter(test -> !SPARED.contains(test)).forEach(rm::add);
        git(rm.toArray(String[]::new));
        commit("Few tests");
    }

    @AfterEach
    void removeWhatAKilledBuildLeaves() {
        registry.close();
        if (Files.exists(checkout.resolve("target/stack.env"))) {
            for (var module : Stack.MODULES) {
                var image = Stack.ofBuild(checkout).image(module);
                Docker.run("ps", "--all", "--quiet", "--filter=ancestor=" + image)
                        .lines()
                        .forEach(left -> Docker.run("rm", "--force", "--volumes", left));
                Docker.run("image", "rm", "--force", image);
            }
        }
    }

    @Test
    @Tag("walks")
    void pushesAllWhereAllTestsPassAndNoneWhereABrowserTestFails() throws Exception {
        var red = checkout.resolve("e2e/browser/tests/red.js");
        Files.writeString(red, RED);
        commit("A red browser test");

        var failed = deploy();

        assertEquals(1, failed.status(), failed.text());
        assertTrue(failed.text().matches("(?s).*1 of \\d+ browser tests failed.*"), failed.text());
        assertEquals(List.of(), registry.repositories());
        assertFalse(Files.exists(checkout.resolve(ReleaseFiles.RECORD)));

        Files.delete(red);
        commit("No red browser test");

        var passed = deploy();

        assertEquals(0, passed.status(), passed.text());
        assertFalse(passed.text().contains(TestRegistry.PASSWORD), "the password is in the log");
        var stack = Stack.ofBuild(checkout);
        assertEquals(
                Stack.MODULES.stream().map(stack::repository).sorted().toList(),
                registry.repositories());
        for (var module : Stack.MODULES) {
            for (var tag : List.of("latest", git("rev-parse", "HEAD").substring(0, 8))) {
                assertEquals(
                        Docker.content(stack.image(module)),
                        registry.content(stack.repository(module), tag));
            }
        }
    }

    @Test
    void buildsWithoutAHistoryAndIsNotReleased() throws Exception {
        git("archive", "--output=../archive.tar", "HEAD");
        checkout = Files.createDirectory(folder.resolve("unpacked"));
        run(checkout, "tar", "--extract", "--file=../archive.tar");
        var image = "test-%s/quintet-users-db:test".formatted(UUID.randomUUID());

        var built = maven(
                "package",
                "-DskipTests",
                "--projects=users-db",
                "-Ddocker.id=" + image.replaceFirst("/.*", ""),
                "-Dimage.tag=test");

        assertEquals(0, built.status(), built.text());
        assertEquals("unknown", Docker.content(image).label("revision"));
        Docker.run("rmi", image);
        var refused = deploy();
        assertEquals(1, refused.status());
        assertTrue(
                refused.text().contains("release: refused: this is not a git checkout"),
                refused.text());
        assertEquals(List.of(), registry.repositories());
    }

    @Test
    void refusesABuildInWhichARedTestWouldNotStopThePush() {
        for (var flag : List.of(
                "-DskipITs",
                "-Dskip.npm",
                "-Dsurefire.excludes=**/ClientTest.java",
                "--fail-at-end",
                "--threads=2")) {
            var refused = maven("validate", "-Prelease", flag);

            assertEquals(1, refused.status(), flag);
            assertTrue(
                    refused.text()
                            .contains("release: refused: only what was tested is pushed: leave out "
                                    + flag.replaceFirst("=.*", "")),
                    refused.text());
        }
    }

    /** By a proxy that is away, so nothing can be installed: it is seen that it was tried. */
    @Test
    void installsThroughTheCallersProxyAndOnNoLayerOfAnEarlierBuild() {
        var built = maven(
                Map.of("http_proxy", "http://127.0.0.1:9"),
                "package",
                "-Prelease",
                "-DskipTests",
                "--projects=nginx",
                "-Ddocker.id=test-" + UUID.randomUUID());

        assertEquals(1, built.status(), built.text());
        assertTrue(built.text().contains("Unable to connect to 127.0.0.1:9"), built.text());
        assertFalse(built.text().contains("Using cache"), built.text());
    }

    private Said deploy() {
        return maven(
                "deploy",
                "-Prelease",
                "-Drelease.registry=" + registry.name(),
                // Without Docker Hub, there is no other.
                "-Drelease.localBase",
                // What the build around this one has installed is of the day, too.
                "-Ddocker.noCache=false",
                // It has looked at the format.
                "-Dspotless.check.skip");
    }

    /** What it says, and what the programs that it runs say. */
    private Said maven(String... arguments) {
        return maven(Map.of(), arguments);
    }

    private Said maven(Map<String, String> variables, String... arguments) {
        var environment = environment();
        environment.putAll(variables);
        var outcome = Command.of(environment, checkout, System.getProperty("maven"))
                .with(List.of(
                        "--batch-mode", "--no-transfer-progress", "-Dimage.base=" + Docker.BASE))
                .with(List.of(arguments))
                .run();
        return new Said(outcome.status(), outcome.text() + "\n" + outcome.err());
    }

    private static Map<String, String> environment() {
        var variables = new HashMap<>(System.getenv());
        variables.putAll(Map.of(
                "TRAVIS", "true",
                "TRAVIS_BRANCH", "master",
                "TRAVIS_PULL_REQUEST", "false",
                "TRAVIS_TAG", "",
                "DOCKER_ID", TestRegistry.USER,
                "DOCKER_PASSWORD", TestRegistry.PASSWORD));
        // Those of the build around this one.
        variables
                .keySet()
                .removeIf(name -> name.matches("RELEASE_.*|TRAVIS_COMMIT|GITHUB_.*|CI_.*"));
        return variables;
    }

    private void commit(String message) {
        git("add", ".");
        git("commit", "--quiet", "--message=" + message);
    }

    private String git(String... arguments) {
        var line = new ArrayList<>(
                List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.org"));
        line.addAll(List.of(arguments));
        return run(checkout, line.toArray(String[]::new));
    }

    private static String run(Path folder, String... line) {
        var outcome = Command.of(environment(), folder, line).run();
        assertTrue(outcome.succeeded(), outcome.lastLine());
        return outcome.text();
    }
}
