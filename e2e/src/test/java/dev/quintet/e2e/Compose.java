package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.Container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Docker Compose, in whichever version is installed, with {@code compose.yaml}. Its settings come
 * only from the test, not from the environment or {@code .env}.
 */
final class Compose {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> OF_THE_MACHINE =
            Set.of("PATH", "HOME", "DOCKER_HOST", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY");

    private final Path folder;
    private final String project;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> files;

    /**
     * @param override additional configuration, may be empty
     */
    Compose(
            String project,
            Map<String, String> settings,
            Map<String, String> secrets,
            String override) {
        this.project = project;
        this.folder = Path.of("target", project).toAbsolutePath();
        environment.putAll(System.getenv());
        environment.keySet().retainAll(OF_THE_MACHINE);
        try {
            Files.createDirectories(folder.resolve("secrets"));
            for (var secret : secrets.entrySet()) {
                Files.writeString(
                        folder.resolve("secrets").resolve(secret.getKey()), secret.getValue());
            }
            Files.write(folder.resolve("compose.yaml"), scalable("compose.yaml"));
            Files.writeString(folder.resolve("override.yaml"), override);
            environment.putAll(images());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("SECRETS_FOLDER", folder.resolve("secrets").toString());
        environment.putAll(settings);
        files = override.isEmpty()
                ? List.of("compose.yaml")
                : List.of("compose.yaml", "override.yaml");
    }

    /** Fails if Compose fails. */
    void run(String... arguments) {
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                ". \"$0\"; exec $(compose_command) \"$@\"",
                ROOT + "/bin/lib/engine.sh"));
        files.forEach(file -> command.addAll(List.of("--file", file)));
        command.addAll(List.of("--project-name", project));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes());
            assertEquals(0, process.waitFor(), () -> String.join(" ", arguments) + ": " + output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the oldest to the newest. */
    List<RunningContainer> containers() {
        return labelled(Map.of());
    }

    /** The containers of a service, from the oldest to the newest. */
    List<RunningContainer> containers(String service) {
        return labelled(Map.of("com.docker.compose.service", service));
    }

    private List<RunningContainer> labelled(Map<String, String> labels) {
        var all = new HashMap<>(labels);
        all.put("com.docker.compose.project", project);
        return TestResources.docker()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(all)
                .exec()
                .stream()
                .sorted(Comparator.comparing(Container::getCreated))
                .map(container -> RunningContainer.of(container.getId()))
                .toList();
    }

    /** A file of the project, as additional configuration. */
    static String override(String file) throws IOException {
        return String.join("\n", scalable(file)).replace("source: ./", "source: " + ROOT + "/");
    }

    /** A service with a fixed container name cannot have replicas. */
    private static List<String> scalable(String file) throws IOException {
        return Files.readAllLines(ROOT.resolve(file)).stream()
                .filter(line -> !line.strip().startsWith("container_name:"))
                .toList();
    }

    /** Those of the last build. */
    private static Map<String, String> images() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(ROOT.resolve("target/stack.env"))) {
            properties.load(reader);
        }
        var images = new HashMap<String, String>();
        properties
                .stringPropertyNames()
                .forEach(name -> images.put(name, properties.getProperty(name)));
        return images;
    }
}
