package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A folder that no build can work in is refused before anything is built. */
class FolderTest {
    @Test
    void isRefusedByItsName(@TempDir Path folder) throws Exception {
        var copy = ProjectCopy.in(folder.resolve("copy")).folder();
        for (var name : List.of("a:b", "a,b", "a\"b", "a#b", "a?b", "a%20b")) {
            copy = Files.move(copy, folder.resolve(name));

            var said = new ProjectCopy(copy).run(Map.of(), "bin/lib/in-debian", "nothing", "true");

            assertEquals(
                    new ProjectCopy.Said(
                            1,
                            "in-debian: the path of this folder, %s, or of your home has one of : , \" # ? %%, which the build cannot have: move it"
                                    .formatted(copy.toRealPath())),
                    said);
        }
    }

    @Test
    void isRefusedWhileAnotherBinUpIsAtWorkInIt(@TempDir Path folder) throws Exception {
        var copy = ProjectCopy.in(folder.resolve("copy"));

        var said = copy.run(Map.of(), "flock", ".", "bin/lib/up-start");

        assertEquals(
                new ProjectCopy.Said(
                        1, "up: another bin/up is at work in this folder: wait until it has ended"),
                said);
    }

    @Test
    void isToldOfWhereADiskIsFull(@TempDir Path folder) throws Exception {
        var copy = ProjectCopy.in(folder.resolve("copy"));
        var engine = Files.createDirectory(folder.resolve("engine")).resolve("docker");
        Files.writeString(
                engine,
                "#!/bin/sh\n[ \"$1\" != build ] || echo 'write /x: no space left on device' >&2; exit 1\n");
        Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwxr-xr-x"));

        var said = copy.run(
                Map.of("PATH", engine.getParent() + ":" + System.getenv("PATH")), "bin/lib/build");

        assertEquals(1, said.status());
        assertTrue(
                said.output()
                        .matches(
                                "up: the build failed, because a disk is full: there are left [0-9]+ MB in .*/copy, [0-9]+ MB in .*; make room, see also target/build.log"),
                said.output());
    }

    @Test
    void isRefusedAsAHomeThatKeepsNothing(@TempDir Path folder) throws Exception {
        var copy = ProjectCopy.in(folder.resolve("copy"));

        var said = copy.run(Map.of("HOME", "/dev/null"), "bin/lib/in-debian", "nothing", "true");

        assertEquals(
                new ProjectCopy.Said(
                        1,
                        "in-debian: your home is '/dev/null', it must be a folder that you can write to: set HOME to one"),
                said);
    }
}
