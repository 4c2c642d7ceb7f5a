package dev.quintet.testkit.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the file {@code services} lists. */
final class Services {
    private Services() {}

    /** The paths that the gateway leads to a module. */
    static List<String> paths(String module) {
        try (var lines = Files.lines(Path.of("../services"))) {
            return lines.map(line -> line.split(" +"))
                    .filter(fields -> fields[0].equals(module))
                    .flatMap(fields -> Arrays.stream(fields).skip(3))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
