package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChartValuesTest {
    @Test
    void nameTheImagesOfTheReleaseByDigest() {
        var record = new ReleaseRecord(
                "1a2b3c4d".repeat(5),
                "master",
                List.of("1a2b3c4d", "latest"),
                "example.org",
                null,
                List.of(
                        image("users-db", "example.org/acme/db@sha256:1"),
                        image("users", "example.org/acme/users@sha256:2")));

        assertEquals("""
                # The images of 1a2b3c4d, for the Helm chart.
                images:
                  users-db: example.org/acme/db@sha256:1
                  users: example.org/acme/users@sha256:2
                """, ChartValues.of(record).yaml());
    }

    private static ReleaseRecord.Image image(String module, String reference) {
        return new ReleaseRecord.Image(module, reference, "", 0, 0, 0, true, null, "");
    }
}
