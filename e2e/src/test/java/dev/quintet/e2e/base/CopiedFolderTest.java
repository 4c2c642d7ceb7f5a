package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
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

    /** As somebody who is not root, who would see it. */
    @Test
    void leavesTheStackToAFolderInAHomeThatIsClosed(@TempDir Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var home = Files.createDirectory(folder.resolve("home"));
        var first = Files.createDirectory(home.resolve("first"));
        var second = ProjectCopy.in(folder.resolve("second"));
        var refused = new ProjectCopy.Said(
                1,
                "up: the stack 'shared' belongs to %s, and is not touched: go there, or choose another name with COMPOSE_PROJECT_NAME=…"
                        .formatted(first));

        assertEquals(refused, checkOwner(second, first));
        Files.setPosixFilePermissions(home, Set.of());
        assertEquals(refused, checkOwner(second, first));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.delete(first);
        assertEquals(new ProjectCopy.Said(0, ""), checkOwner(second, first));
    }

    /** As if the engine had a stack of the first folder. */
    private static ProjectCopy.Said checkOwner(ProjectCopy second, Path first) throws Exception {
        return second.run(
                Map.of("FIRST", first.toString(), "COMPOSE_PROJECT_NAME", "shared"),
                "bash",
                "-c",
                """
                [ $(id -u) != 0 ] || as_another='setpriv --reuid 65534 --clear-groups'
                exec $as_another bash -c '. bin/lib/command.sh; . bin/lib/project.sh; docker() { echo "$FIRST"; }; check_owner' up
                """);
    }

    private static ProjectCopy.Said down(Path folder) throws Exception {
        return new ProjectCopy(folder).run(Map.of(), "bin/up", "down", "--volumes", "--yes");
    }
}
