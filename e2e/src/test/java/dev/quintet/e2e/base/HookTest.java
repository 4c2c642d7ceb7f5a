package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The hook that CONTRIBUTING.md offers. */
class HookTest {
    @TempDir
    private Path folder;

    private ProjectCopy project;

    @BeforeEach
    void copy() throws Exception {
        project = ProjectCopy.in(folder.resolve("copy"));
        assumeTrue(
                project.run(Map.of(), "bin/check", "shell").status() == 0,
                "this machine has no lint for the shell");
        project.git("config", "core.hooksPath", ".githooks");
    }

    @Test
    void stopsACommitThatTheLintRefuses() throws Exception {
        var before = project.git("rev-parse", "HEAD");
        Files.writeString(project.folder().resolve("bin/hello"), "#!/bin/bash\necho $1\n");
        project.git("add", "--all");

        var said = project.run(Map.of(), "git", "commit", "--message=Say hello");

        assertNotEquals(0, said.status());
        assertTrue(said.output().contains("SC2086"), said.output());
        assertEquals(before, project.git("rev-parse", "HEAD"));
    }

    @Test
    void letsOneThroughThatTheLintTakes() throws Exception {
        var before = project.git("rev-parse", "HEAD");
        Files.writeString(project.folder().resolve("bin/hello"), "#!/bin/bash\necho hello\n");
        project.git("add", "--all");

        project.git("commit", "--message=Say hello");

        assertNotEquals(before, project.git("rev-parse", "HEAD"));
    }
}
