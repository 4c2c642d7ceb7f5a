package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A package of npm that several modules have. */
class UpgradeTest {
    private static final String NODE =
            Path.of("../.node/node/node").toAbsolutePath().toString();

    private static final String NPM = Path.of("../.node/node/node_modules/npm/bin/npm-cli.js")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path folder;

    @Test
    void saysWhichModuleWasForgotten() throws Exception {
        var project = ProjectCopy.in(folder.resolve("copy"));
        var path = project.folder().resolve("e2e/package.json");
        assertEquals(new ProjectCopy.Said(0, ""), compare(project));

        Files.writeString(
                path,
                Files.readString(path)
                        .replaceFirst("\"axe-core\": \"[^\"]+\"", "\"axe-core\": \"1.0.0\""));

        var said = compare(project);
        assertEquals(1, said.status());
        assertTrue(
                said.output()
                        .matches(
                                "e2e/package.json:\\d+ asks for axe-core 1.0.0, and client/package.json:\\d+ for [\\d.]+: make them one"),
                said.output());
    }

    @Test
    void saysThatALockFileWasForgotten() throws Exception {
        var project = ProjectCopy.in(folder.resolve("copy"));
        assertEquals(0, packages(project).status());
        var path = project.folder().resolve("swagger/package.json");

        Files.writeString(
                path,
                Files.readString(path).replaceFirst("\"yaml\": \"[^\"]+\"", "\"yaml\": \"2.8.0\""));

        var said = packages(project);
        assertEquals(1, said.status());
        assertTrue(said.output().contains("does not satisfy yaml@2.8.0"), said.output());
    }

    private static ProjectCopy.Said packages(ProjectCopy project) throws Exception {
        return project.run(Map.of(), NODE, NPM, "--prefix=swagger", "run", "packages");
    }

    private static ProjectCopy.Said compare(ProjectCopy project) throws Exception {
        return project.run(Map.of(), NODE, "bin/lib/npm-versions.mjs");
    }
}
