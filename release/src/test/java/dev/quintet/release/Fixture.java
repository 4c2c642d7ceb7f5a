package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.quintet.release.Project.Said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A project, and the registry that it is released to. */
final class Fixture implements AutoCloseable {
    final TestRegistry registry;
    final Project project;

    Fixture(TestRegistry registry) throws IOException {
        this.registry = registry;
        registry.proxy.fault = (_, _) -> FaultyProxy.NONE;
        registry.proxy.expired = (_, _) -> false;
        project = new Project();
    }

    Said push() {
        return run(Map.of(), "push");
    }

    /** Pushes, and fails where that does. */
    Said pushed() {
        return succeeded(push());
    }

    Said succeeded(Said said) {
        assertEquals(0, said.status(), said.text());
        return said;
    }

    Said run(Map<String, String> variables, String... arguments) {
        return run(project.checkout, variables, arguments);
    }

    Said run(Path checkout, Map<String, String> variables, String... arguments) {
        var settings = new HashMap<>(Map.of(
                "RELEASE_REGISTRY",
                registry.name(),
                "RELEASE_OWNER",
                project.stack.owner(),
                "DOCKER_ID",
                TestRegistry.USER,
                "DOCKER_PASSWORD",
                TestRegistry.PASSWORD));
        settings.putAll(variables);
        var said = project.release(checkout, settings, arguments);
        for (var secret :
                new String[] {TestRegistry.PASSWORD, TestRegistry.BASIC, TokenServer.IDENTITY_TOKEN
                }) {
            assertFalse(said.text().contains(secret), "a secret is in the log");
        }
        return said;
    }

    /** The digest of each image that is there. */
    Map<String, String> at(String tag) {
        var digests = new LinkedHashMap<String, String>();
        for (var module : Stack.MODULES) {
            registry.manifest(project.stack.repository(module), tag)
                    .ifPresent(bytes -> digests.put(module, Digest.of(bytes)));
        }
        return digests;
    }

    ReleaseRecord record() throws IOException {
        return Json.read(
                Files.readAllBytes(project.checkout.resolve(ReleaseFiles.RECORD)),
                ReleaseRecord.class);
    }

    boolean isOf(String path, int module) {
        return path.contains("/" + project.stack.repository(Stack.MODULES.get(module)) + "/");
    }

    @Override
    public void close() throws IOException {
        project.close();
    }
}
