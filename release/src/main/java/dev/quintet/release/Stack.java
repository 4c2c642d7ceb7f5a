package dev.quintet.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The five images, by what the build that made them has called them. */
public record Stack(String owner, String prefix, String tag) {
    public static final List<String> MODULES =
            List.of("users-db", "swagger", "users", "client", "nginx");

    static Stack ofBuild(Path project) {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(project.resolve("target/stack.env"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Stack(
                settings.getProperty("DOCKER_ID"),
                settings.getProperty("IMAGE_PREFIX"),
                settings.getProperty("IMAGE_TAG"));
    }

    public String repository(String module) {
        return owner + "/" + prefix + "-" + module;
    }

    public String image(String module) {
        return repository(module) + ":" + tag;
    }
}
