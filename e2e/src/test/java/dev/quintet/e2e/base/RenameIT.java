package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** The first hour of somebody who makes this project their own. */
@Tag("walks")
class RenameIT {
    @TempDir
    private Path folder;

    @Test
    void allTestsPassUnderOtherNames() throws Exception {
        var project = ProjectCopy.in(folder.resolve("copy"));

        var renamed = project.run(
                Map.of(),
                "bin/rename",
                "Tom & Jerry's Köök (C++)?",
                "kk",
                "org.example.tom.and.jerry");
        assertEquals(0, renamed.status(), renamed.output());
        project.commit();

        try {
            var verified = project.run(
                    Map.of(), "mvn", "--batch-mode", "--no-transfer-progress", "verify");
            assertEquals(0, verified.status(), verified.output());
        } finally {
            project.removeImages();
        }
    }
}
