package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A folder that was copied with its secrets, and whose data is that of the first, running or not. */
class CopiedFolderTest {
    @Test
    void leavesTheDataToTheFirst(@TempDir Path folder) throws Exception {
        var project = "copied-" + UUID.randomUUID();
        var first = ProjectCopy.in(folder.resolve("first")).folder().toRealPath();
        Files.createDirectory(first.resolve("secrets"));
        Files.writeString(first.resolve("secrets/project"), project + "\n" + first + "\n");
        new ProjectCopy(first).run(Map.of(), "cp", "-R", ".", "../second");

        assertEquals(
                new ProjectCopy.Said(
                        1,
                        "up: the stack '%s' belongs to %s, and is not touched: go there, or choose another name with COMPOSE_PROJECT_NAME=…"
                                .formatted(project, first)),
                down(folder.resolve("second")));
        assertEquals(
                new ProjectCopy.Said(0, "up: nothing of this folder runs, and it has no data here"),
                down(Files.move(first, folder.resolve("moved"))));
    }

    private static ProjectCopy.Said down(Path folder) throws Exception {
        return new ProjectCopy(folder).run(Map.of(), "bin/up", "down", "--volumes", "--yes");
    }
}
