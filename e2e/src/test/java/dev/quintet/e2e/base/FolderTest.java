package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
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
