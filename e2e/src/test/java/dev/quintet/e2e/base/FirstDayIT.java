package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.e2e.Stack;
import dev.quintet.e2e.TestResources;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The first day of somebody who makes this project their own: other names, and a service more. */
@Tag("walks")
class FirstDayIT {
    /** In parts: the tests of the project with this name find it nowhere else but where it stands for the product. */
    private static final String PRODUCT = String.join(" & ", "Ann", "Søn's Küche", "Co. (C++)?");

    private static final String PREFIX = "kk";
    private static final String USER = "somebody";
    private static final String PASSWORD = "a password";

    @TempDir
    private Path folder;

    @Test
    void endsWithAReleaseThatHasPassedAllTests() throws Exception {
        var project = ProjectCopy.in(folder.resolve("copy"));
        project.git("switch", "--quiet", "--force-create", "master");

        succeeds(project, "bin/rename", PRODUCT, PREFIX, "org.example.ann.and.son");
        project.commit();
        // The cache of Node is named anew, too.
        succeeds(project, "bin/setup");
        succeeds(project, "bin/new-service", "notes", "/notes");
        project.commit();

        try (var registry = registry()) {
            registry.start();
            var address = "127.0.0.1:" + registry.getMappedPort(5000);

            var released = project.run(
                    asCi(),
                    "mvn",
                    "--batch-mode",
                    "--no-transfer-progress",
                    "deploy",
                    "-Prelease",
                    "-Drelease.registry=" + address,
                    // Where there is no Docker Hub, there is no other.
                    "-Drelease.localBase",
                    "-Ddocker.noCache=false");

            assertEquals(0, released.status(), released.output());
            var images = repositories(address);
            assertEquals(6, images.size(), images.toString());
            assertTrue(images.contains(USER + "/" + PREFIX + "-notes"), images.toString());
            for (var image : images) {
                assertTrue(ask(address, image + "/tags/list").contains("\"latest\""), image);
            }
        } finally {
            project.removeImages();
        }
    }

    private static void succeeds(ProjectCopy project, String... command) throws Exception {
        var said = project.run(Map.of(), command);
        assertEquals(0, said.status(), said.output());
    }

    private static Map<String, String> asCi() {
        return Map.of(
                "TRAVIS", "true",
                "TRAVIS_BRANCH", "master",
                "TRAVIS_PULL_REQUEST", "false",
                "TRAVIS_TAG", "",
                "TRAVIS_COMMIT", "",
                "GITHUB_ACTIONS", "",
                "GITHUB_REF", "",
                "DOCKER_ID", USER,
                "DOCKER_PASSWORD", PASSWORD);
    }

    private static List<String> repositories(String address) {
        return Pattern.compile(USER + "/[^\"]+")
                .matcher(ask(address, "_catalog"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String ask(String address, String path) {
        var credentials = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return Stack.get(
                        "http://%s/v2/%s".formatted(address, path),
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials))
                .body();
    }

    /** That of the tests of the release. */
    private static GenericContainer<?> registry() {
        var image = new ImageFromDockerfile()
                .withFileFromPath(".", Path.of("../release/src/test/resources/registry"))
                .withBuildArg("BASE", "debian:trixie-slim");
        return new GenericContainer<>(image)
                .withLabels(TestResources.LABELS)
                .withEnv("REGISTRY_USER", USER)
                .withEnv("REGISTRY_PASSWORD", PASSWORD)
                .withTmpFs(Map.of("/tmp", "rw"))
                .withExposedPorts(5000)
                .waitingFor(Wait.forListeningPort());
    }
}
