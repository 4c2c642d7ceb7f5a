package dev.quintet.e2e;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The container engine, by its command line. */
final class Engine {
    private Engine() {}

    /** What {@code docker} says; fails where it does. */
    static String docker(String... arguments) {
        var result = run(arguments);
        if (result.exitStatus() != 0) {
            throw new AssertionError(
                    "docker %s: %s".formatted(String.join(" ", arguments), result.output()));
        }
        return result.output();
    }

    static Result run(String... arguments) {
        try {
            var process =
                    process(List.of(), arguments).redirectErrorStream(true).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A {@code docker} that is yet to start. */
    static ProcessBuilder process(List<String> first, String... then) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(first);
        command.addAll(List.of(then));
        return new ProcessBuilder(command);
    }

    static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }

    /** The path of a test resource, for a mount. */
    static Path resource(String name) {
        try {
            return Path.of(Engine.class.getClassLoader().getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a service of the stack under test. */
    static String container(String service) {
        return Stack.project() + "-" + service;
    }

    static JsonNode inspect(String containerOrImage) {
        return Stack.json(docker("inspect", containerOrImage)).get(0);
    }

    /** That a service of the stack under test runs. */
    static String image(String service) {
        return inspect(container(service)).at("/Config/Image").asText();
    }

    /** How a command ended, and what it wrote to stdout and stderr. */
    record Result(int exitStatus, String output) {}
}
