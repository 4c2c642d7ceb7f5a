package dev.quintet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the file {@code services} lists. */
final class Services {
    private Services() {}

    static List<String> containers() {
        try (var lines = Files.lines(Path.of("../services"))) {
            return lines.filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" +")[1])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
