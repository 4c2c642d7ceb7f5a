package dev.quintet.release;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.release.process.Command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Docker engine that built and tested the images. */
final class Engine {
    private final Command docker;
    private final Path project;

    Engine(Map<String, String> environment, Path project) {
        docker = Command.of(environment, project, "docker");
        this.project = project;
    }

    /** @throws Refusal if one differs from what was tested, or is not of this commit */
    List<BuiltImage> tested(Stack stack, String commit) {
        var tested = testedIds();
        return Stack.MODULES.stream()
                .map(module -> {
                    var name = stack.image(module);
                    var inspected = inspect(name);
                    var content = ImageContent.ofEngine(inspected);
                    var id = tested.get(name);
                    if (id == null
                            || !(id.equals(inspected.path("Id").asText())
                                    || content.equals(contentOf(id)))) {
                        throw new Refusal("%s is %s, and what was tested is %s: run the whole build"
                                .formatted(
                                        name,
                                        inspected.path("Id").asText(),
                                        id == null ? "nothing" : id));
                    }
                    if (!content.label("revision").equals(commit)) {
                        throw new Refusal(
                                "%s was built of %s, and the commit is %s: run the whole build"
                                        .formatted(name, content.label("revision"), commit));
                    }
                    return new BuiltImage(
                            module, name, content, inspected.path("Size").asLong());
                })
                .toList();
    }

    /** The image of each container of the tested stack, as recorded by e2e. */
    private Map<String, String> testedIds() {
        try (var lines = Files.lines(project.resolve("e2e/target/tested-images"))) {
            return lines.map(line -> line.split(" "))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("no images were tested: run the whole build, with all its tests");
        }
    }

    /** Another id may have the same content; an image that is gone has no content. */
    private ImageContent contentOf(String id) {
        var outcome = docker.with(List.of("image", "inspect", id)).run();
        return outcome.succeeded()
                ? ImageContent.ofEngine(Json.read(outcome.out()).path(0))
                : null;
    }

    ImageContent content(String image) {
        return ImageContent.ofEngine(inspect(image));
    }

    String id(String image) {
        return inspect(image).path("Id").asText();
    }

    /** Its digest in the registry. */
    String digest(String image) {
        var repository = image.replaceFirst("@.*", "")
                .replaceFirst(":[^:/]*$", "")
                .replaceFirst("^docker\\.io/(library/)?", "");
        for (var name : inspect(image).path("RepoDigests")) {
            var parts = name.asText().split("@");
            if (parts[0].equals(repository)) {
                return parts[1];
            }
        }
        throw new IllegalStateException(
                image + " was pulled, but the engine does not report its digest");
    }

    /** @return why it could not be pulled; empty if it was */
    String pull(String image) {
        var outcome = docker.with(List.of("pull", "--quiet", image)).run();
        return outcome.succeeded() ? "" : outcome.lastLine();
    }

    /** The command that writes an archive of these images. */
    Command save(List<BuiltImage> images) {
        return docker.with(List.of("save"))
                .with(images.stream().map(BuiltImage::name).toList());
    }

    private JsonNode inspect(String image) {
        var outcome = docker.with(List.of("image", "inspect", image)).run();
        if (!outcome.succeeded()) {
            throw new Refusal(outcome.lastLine() + ": run the whole build");
        }
        return Json.read(outcome.out()).path(0);
    }
}
