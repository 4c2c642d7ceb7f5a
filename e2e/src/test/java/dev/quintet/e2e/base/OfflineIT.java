package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** A new clone on a machine that has built the project before, and has no network now. */
@Tag("walks")
class OfflineIT {
    @TempDir
    private Path folder;

    @Test
    void buildsWithoutANetworkAndKeepsNoOldBill() throws Exception {
        var project = ProjectCopy.in(folder.resolve("copy"));
        var bill = project.folder().resolve("users/target/maven.cdx.json");
        Files.createDirectories(bill.getParent());
        Files.writeString(bill, "{\"components\": []}");
        Files.setLastModifiedTime(bill, FileTime.fromMillis(0));

        try {
            var built = project.run(
                    Map.of(),
                    "mvn",
                    "--offline",
                    "--batch-mode",
                    "--no-transfer-progress",
                    "verify",
                    "-DskipTests");

            assertEquals(0, built.status(), built.output());
            assertTrue(project.read("e2e/target/sbom/users.cdx.json")
                    .contains("pkg:maven/org.postgresql/postgresql@"));
        } finally {
            project.removeImages();
        }
    }
}
