package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Maven leaves the bill of materials out where it is offline, and e2e/images/sbom.mjs makes one of what it has resolved. */
class BillTest {
    private static final Path FULL = Path.of("../users/target/maven.cdx.json");
    private static final Path OFFLINE = Path.of("../users/target/resolved");

    // As e2e/images/sbom.mjs reads it.
    private static final Pattern ARTIFACT =
            Pattern.compile("^ +([^: ]+):([^: ]+):jar:(?:[^: ]+:)?([^: ]+):(?:compile|runtime)\\b");

    @Test
    void namesTheSameArtifactsOfflineAsOnline() throws Exception {
        assumeTrue(Files.exists(FULL), "this build is offline");
        var online = new TreeSet<String>();
        var json = new ObjectMapper();
        for (var component : json.readTree(FULL.toFile()).path("components")) {
            online.add("%s:%s:%s"
                    .formatted(
                            component.path("group").asText(),
                            component.path("name").asText(),
                            component.path("version").asText()));
        }

        var offline = new TreeSet<String>();
        for (var line : Files.readAllLines(OFFLINE)) {
            var artifact = ARTIFACT.matcher(line);
            if (artifact.find()) {
                offline.add("%s:%s:%s"
                        .formatted(artifact.group(1), artifact.group(2), artifact.group(3)));
            }
        }

        assertEquals(online, offline);
    }
}
