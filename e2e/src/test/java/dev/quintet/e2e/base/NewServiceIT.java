package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** The sixth service, of somebody who makes this project the base of their own. */
@Tag("walks")
class NewServiceIT {
    @TempDir
    private Path folder;

    @Test
    void passesAllTestsInTheStack() throws Exception {
        var project = ProjectCopy.in(folder.resolve("copy"));

        var made = project.run(Map.of(), "bin/new-service", "notes", "/notes");
        assertEquals(0, made.status(), made.output());
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
