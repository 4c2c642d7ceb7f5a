package dev.quintet.release;

import dev.quintet.release.evidence.Evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that the release gets from e2e, and those that it writes there. */
record ReleaseFiles(Path project) {
    static final String RECORD = "e2e/target/release.json";
    static final String VALUES = "e2e/target/release-values.yaml";

    Map<String, byte[]> bills() {
        var bills = new LinkedHashMap<String, byte[]>();
        for (var module : Stack.MODULES) {
            var file = project.resolve("e2e/target/sbom/" + module + ".cdx.json");
            try {
                bills.put(module, Files.readAllBytes(file));
            } catch (IOException e) {
                throw new Refusal("the bill of materials of " + module + " is not there (" + file
                        + "): run the whole build");
            }
        }
        return bills;
    }

    void save(ReleaseRecord record, Evidence evidence) {
        var bytes = Json.write(record);
        try {
            var file = project.resolve(RECORD);
            var signature = project.resolve(RECORD + ".sig");
            Files.write(file, bytes);
            Files.writeString(project.resolve(VALUES), ChartValues.of(record).yaml());
            Files.deleteIfExists(signature);
            var signed = evidence.signatureOf(bytes);
            if (signed.isPresent()) {
                Files.write(signature, signed.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
