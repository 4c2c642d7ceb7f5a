package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may push, and how a release knows. */
@Tag("faults")
class CredentialsIT {
    private static final Map<String, String> NO_VARIABLES =
            Map.of("DOCKER_ID", "", "DOCKER_PASSWORD", "", "RELEASE_LOCAL_BASE", "true");

    @TempDir
    private Path folder;

    @Test
    void areThoseOfDockerWhereNoVariablesAreSet() throws Exception {
        try (var registry = TestRegistry.withPassword();
                var fixture = new Fixture(registry)) {
            var none = fixture.run(NO_VARIABLES, "push");
            assertEquals(1, none.status());
            assertTrue(
                    none.text()
                            .startsWith("release: refused: no credentials for " + registry.name()),
                    none.text());
            logIn(
                    fixture,
                    "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}"
                            .formatted(registry.name(), TestRegistry.BASIC));
            fixture.succeeded(fixture.run(NO_VARIABLES, "check"));

            logIn(fixture, "{\"credsStore\": \"test\"}");
            var missing = fixture.run(NO_VARIABLES, "check");
            assertTrue(
                    missing.text()
                            .startsWith(
                                    "release: refused: docker-credential-test, which Docker's configuration names for "
                                            + registry.name() + ", cannot be run"),
                    missing.text());
            var path = Map.of("PATH", folder + ":" + System.getenv("PATH"));
            helper("echo the keychain is locked; exit 1");
            var failing = fixture.run(with(path), "check");
            assertEquals(
                    "release: refused: docker-credential-test fails when asked for %s: the keychain is locked"
                            .formatted(registry.name()),
                    failing.text());
            fixture.project.saveBase();
            helper("echo '{\"Username\": \"%s\", \"Secret\": \"%s\"}'"
                    .formatted(TestRegistry.USER, TestRegistry.PASSWORD));
            fixture.succeeded(fixture.run(with(path), "push"));
            assertEquals(5, fixture.at("latest").size());
        }
    }

    @Test
    void areRefusedBeforeTheFirstTestWhereTheyAreWrong() throws Exception {
        try (var registry = TestRegistry.withPassword();
                var fixture = new Fixture(registry)) {
            var wrong = fixture.run(
                    Map.of("DOCKER_PASSWORD", "wrong", "RELEASE_LOCAL_BASE", "true"), "check");
            assertEquals(1, wrong.status());
            assertTrue(
                    wrong.text()
                            .contains(
                                    "refuses the credentials: check DOCKER_ID, DOCKER_LOGIN and DOCKER_PASSWORD"),
                    wrong.text());
            // The owner of the images is another than who logs in.
            var robot = Map.of(
                    "DOCKER_ID",
                    fixture.project.stack.owner(),
                    "DOCKER_LOGIN",
                    TestRegistry.USER,
                    "RELEASE_LOCAL_BASE",
                    "true");
            fixture.succeeded(fixture.run(robot, "check"));
            var nobody =
                    fixture.run(Map.of("DOCKER_PASSWORD", ""), "promote", "1a2b3c4d", "latest");
            assertEquals(
                    "release: refused: no credentials for %s: set DOCKER_ID and DOCKER_PASSWORD, or run 'docker login'"
                            .formatted(registry.name()),
                    nobody.text());
        }
    }

    @Test
    void mayBeTokensThatRunOutInTheMiddle() throws Exception {
        try (var tokens = new TokenServer(folder);
                var registry = TestRegistry.withTokens(tokens);
                var fixture = new Fixture(registry)) {
            tokens.actions = List.of("pull");
            var reader = fixture.run(Map.of("RELEASE_LOCAL_BASE", "true"), "check");
            assertEquals(1, reader.status());
            assertTrue(reader.text().contains("refuses the credentials"), reader.text());
            tokens.actions = List.of("pull", "push");
            fixture.succeeded(fixture.run(Map.of("RELEASE_LOCAL_BASE", "true"), "check"));

            logIn(
                    fixture,
                    "{\"auths\": {\"%s\": {\"identitytoken\": \"%s\"}}}"
                            .formatted(registry.name(), TokenServer.IDENTITY_TOKEN));
            fixture.project.saveBase();
            var lost = new AtomicInteger();
            registry.proxy.expired = (method, path) -> method.equals("PUT")
                    && path.contains("/blobs/uploads/")
                    && fixture.isOf(path, 2)
                    && lost.getAndIncrement() == 0;
            fixture.succeeded(fixture.run(NO_VARIABLES, "push"));
            assertTrue(lost.get() > 1);
            assertTrue(fixture.record().images().stream().allMatch(ReleaseRecord.Image::pushed));
        }
    }

    private static Map<String, String> with(Map<String, String> more) {
        var all = new java.util.HashMap<>(NO_VARIABLES);
        all.putAll(more);
        return all;
    }

    private static void logIn(Fixture fixture, String configuration) throws IOException {
        var file = fixture.project.folder.resolve(".docker/config.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, configuration);
    }

    private void helper(String script) throws IOException {
        var file = folder.resolve("docker-credential-test");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
