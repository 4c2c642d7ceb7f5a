package dev.quintet.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The images, with the names that the build gave them. */
public record Stack(String owner, String prefix, String tag) {
    public static final List<String> MODULES = modules();

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

    /** The build copies the file from the project's folder. */
    private static List<String> modules() {
        try (var services = Stack.class.getResourceAsStream("/services")) {
            return new String(services.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.replaceFirst(" .*", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String repository(String module) {
        return owner + "/" + prefix + "-" + module;
    }

    public String image(String module) {
        return repository(module) + ":" + tag;
    }
}
