package dev.quintet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the file {@code services} lists. */
final class Services {
    private Services() {}

    /** @param paths that the gateway leads to it */
    record Listed(String module, String container, int port, List<String> paths) {
        boolean isJava() {
            return Files.exists(file("java.options"));
        }

        boolean isServedByNginx() {
            try {
                return !isJava() && Files.readString(file("Dockerfile")).contains("serve-nginx");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Path file(String name) {
            return Path.of("..", module, "src/image", name);
        }

        @Override
        public String toString() {
            return container;
        }
    }

    static List<Listed> all() {
        try (var lines = Files.lines(Path.of("../services"))) {
            return lines.filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .map(words -> new Listed(
                            words[0],
                            words[1],
                            Integer.parseInt(words[2]),
                            Arrays.asList(words).subList(3, words.length)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> containers() {
        return all().stream().map(Listed::container).toList();
    }

    static List<Listed> inJava() {
        return all().stream().filter(Listed::isJava).toList();
    }

    static List<Listed> servedByNginx() {
        return all().stream().filter(Listed::isServedByNginx).toList();
    }

    /** Of these, those that the gateway leads to: all but itself. */
    static List<Listed> sites() {
        return servedByNginx().stream()
                .filter(service -> !service.paths().isEmpty())
                .toList();
    }
}
