package dev.quintet.chart;

import com.marcnuri.helm.Helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The chart as it lies in its folder, rendered without a cluster. */
final class Chart {
    static final Path FOLDER = Path.of("").toAbsolutePath();
    /** How the names of all objects begin. */
    static final String NAME = "stack-" + yaml(FOLDER.resolve("Chart.yaml")).get("name");

    private static final Path TARGET = FOLDER.resolve("target");
    private static final Path WITHOUT_HOOKS = withoutHooks();
    private static final Map<String, Rendered> RENDERED = new ConcurrentHashMap<>();
    private static final String IMAGES = "images:\n"
            + services().stream()
                    .map(List::getFirst)
                    .map(module -> "  %1$s: example.org/acme/%1$s@sha256:%1$s\n".formatted(module))
                    .collect(Collectors.joining());

    private Chart() {}

    /** With the images of a release, and values in YAML. The same values are rendered once. */
    static Rendered with(String values) {
        return RENDERED.computeIfAbsent(values, _ -> with(values, List.of()));
    }

    /** @param there what the cluster has already */
    static Rendered with(String values, List<? extends HasMetadata> there) {
        ObjectsOfCluster.are(there);
        return Rendered.of(rendered("stack", values));
    }

    static Rendered byDefault() {
        return with("", List.of());
    }

    /** What Helm says of values that it refuses. */
    static String refusal(String values) {
        return refusal("stack", values);
    }

    /** @param release what it is called */
    static String refusal(String release, String values) {
        try {
            text(release, values);
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
        throw new AssertionError("%s is not refused with %s".formatted(release, values));
    }

    static Map<String, Object> values() {
        return yaml(FOLDER.resolve("values.yaml"));
    }

    /** The services of the values, by name. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> running() {
        return (Map<String, Map<String, Object>>) values().get("services");
    }

    /** The names of those that have a database. */
    static List<String> withDatabase() {
        return running().entrySet().stream()
                .filter(service -> service.getValue().containsKey("database"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    static Map<String, Object> schema() {
        return yaml(FOLDER.resolve("values.schema.json"));
    }

    /** The lines of the file {@code services}, each as its words. */
    static List<List<String>> services() {
        return read(FOLDER.resolveSibling("services"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split(" +")))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Helm writes it, where the cluster has nothing. */
    static String text(String release, String values) {
        ObjectsOfCluster.are(List.of());
        return rendered(release, values);
    }

    private static String rendered(String release, String values) {
        try {
            var images = Files.writeString(TARGET.resolve("images.yaml"), IMAGES);
            var file = Files.writeString(TARGET.resolve("values.yaml"), values);
            return new Helm(WITHOUT_HOOKS)
                    .template()
                    .withName(release)
                    .withNamespace("here")
                    .withKubeVersion("1.36.0")
                    .withValuesFile(images)
                    .withValuesFile(file)
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy, as the template command of helm-java leaves out what is a hook. */
    private static Path withoutHooks() {
        var copy = TARGET.resolve("chart");
        deleteAll(copy);
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = FOLDER.relativize(file);
                if (!path.startsWith("src") && !path.startsWith("target")) {
                    Files.createDirectories(copy.resolve(path).getParent());
                    Files.writeString(
                            copy.resolve(path),
                            read(file).replaceAll("(?m)^ *helm.sh/hook.*\n", ""));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(Path file) {
        return Serialization.unmarshal(read(file), Map.class);
    }
}
