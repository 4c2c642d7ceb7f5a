package dev.quintet.release;

import dev.quintet.release.process.Command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/** The engine of the tests. */
final class Docker {
    static final String BASE = System.getProperty("image.base", "debian:trixie-slim");

    private Docker() {}

    static String run(String... arguments) {
        return run(new byte[0], arguments);
    }

    static String run(byte[] input, String... arguments) {
        var outcome = command(arguments).run(input);
        if (!outcome.succeeded()) {
            throw new IllegalStateException(
                    "docker " + String.join(" ", arguments) + ": " + outcome.err());
        }
        return outcome.text();
    }

    static Command command(String... arguments) {
        var variables = new HashMap<>(System.getenv());
        variables.put("DOCKER_BUILDKIT", "0");
        return Command.of(variables, Path.of("."), "docker").with(List.of(arguments));
    }

    static ImageContent content(String image) {
        var inspected = run("image", "inspect", image).getBytes(StandardCharsets.UTF_8);
        return ImageContent.ofEngine(Json.read(inspected).path(0));
    }
}
