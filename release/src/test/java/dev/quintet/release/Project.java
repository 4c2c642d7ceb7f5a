package dev.quintet.release;

import dev.quintet.release.process.Command;
import dev.quintet.release.process.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A checkout whose build has made and tested all images, of one file each on a base of another. */
final class Project implements AutoCloseable {
    private static final String BASE = makeBase();

    final Path folder = Files.createTempDirectory("quintet-test-");
    final Path checkout = Files.createDirectories(folder.resolve("checkout"));
    /** Where programs keep what must not outlive them. */
    final Path temporary = Files.createDirectories(folder.resolve("tmp"));

    final Stack stack;

    Project() throws IOException {
        this("test-" + UUID.randomUUID(), "test");
    }

    Project(String owner, String tag) throws IOException {
        stack = new Stack(owner, "quintet", tag);
        git("init", "--quiet", "--initial-branch=master");
        git("init", "--quiet", "--bare", "../remote.git");
        git("remote", "add", "origin", "../remote.git");
        Files.writeString(checkout.resolve(".gitignore"), "target/\n");
        change("first");
    }

    /** One for all projects of a run, which would else have layers of their own. */
    private static String makeBase() {
        var name = "test-release-base:" + UUID.randomUUID();
        var archive = Command.of(System.getenv(), Path.of("."), "tar", "--create", "--file=-")
                .with(List.of("pom.xml"))
                .run();
        Docker.run(
                archive.out(),
                "import",
                "--change=HEALTHCHECK CMD [\"true\"]",
                "--change=LABEL org.opencontainers.image.created=2026-01-01T00:00:00Z"
                        + " org.opencontainers.image.source=https://example.org/quintet",
                "-",
                name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Docker.run("rmi", "--force", name)));
        return name;
    }

    /** A commit that is pushed, and images that were built of it and tested. */
    void change(String content) throws IOException {
        commit(content);
        git("push", "--quiet", "origin", "HEAD");
        rebuild(content);
    }

    void commit(String content) throws IOException {
        Files.writeString(checkout.resolve("content"), content);
        git("add", ".");
        git("commit", "--quiet", "--message", content);
    }

    /** Images of the same commit, as if Debian had newer packages meanwhile. */
    void rebuild(String content) throws IOException {
        Files.createDirectories(checkout.resolve("e2e/target/sbom"));
        Files.createDirectories(checkout.resolve("target"));
        Files.writeString(
                checkout.resolve("target/stack.env"),
                "# which\nDOCKER_ID=%s\nIMAGE_PREFIX=quintet\nIMAGE_TAG=%s\n"
                        .formatted(stack.owner(), stack.tag()));
        saveBase();
        for (var module : Stack.MODULES) {
            var bill = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1}";
            Files.writeString(checkout.resolve("e2e/target/sbom/" + module + ".cdx.json"), bill);
        }
        Parallel.forEach(Stack.MODULES, module -> build(module, content));
        saveTested();
    }

    /** As if the base had been pulled when the build began. */
    void saveBase() {
        new Base(BASE, "sha256:" + "0".repeat(64), true).save(checkout);
    }

    /** As e2e does. */
    void saveTested() throws IOException {
        var lines = new ArrayList<String>();
        for (var module : Stack.MODULES) {
            lines.add(stack.image(module) + " "
                    + Docker.run("inspect", "--format={{.Id}}", stack.image(module)));
        }
        Files.write(checkout.resolve("e2e/target/tested-images"), lines);
    }

    String build(String module, String content) {
        try {
            var context = Files.createTempDirectory(folder, "context");
            Files.writeString(context.resolve("content"), module + content + stack.owner());
            Files.writeString(
                    context.resolve("Dockerfile"), "FROM " + BASE + "\nCOPY content /content\n");
            return Docker.run(
                    "build",
                    "--quiet",
                    // The classic builder's cache reads all images of the same base, and fails
                    // where another test removes one meanwhile.
                    "--no-cache",
                    "--label=org.opencontainers.image.revision=" + commit(),
                    "--label=" + label(),
                    "--tag=" + stack.image(module),
                    context.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** By which all are found again, those without a name, too. */
    private String label() {
        return "test=" + stack.owner();
    }

    String base() {
        return BASE;
    }

    String commit() {
        return git("rev-parse", "HEAD");
    }

    String tag() {
        return commit().substring(0, 8);
    }

    String git(String... arguments) {
        var line = new ArrayList<>(
                List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.org"));
        line.addAll(List.of(arguments));
        var outcome = run(Map.of(), checkout, line.toArray(String[]::new));
        if (!outcome.succeeded()) {
            throw new IllegalStateException(String.join(" ", line) + ": " + outcome.lastLine());
        }
        return outcome.text();
    }

    /** Runs a command of the release as the build does. */
    Said release(Map<String, String> variables, String... arguments) {
        return release(checkout, variables, arguments);
    }

    Said release(Path directory, Map<String, String> variables, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var line = new ArrayList<>(List.of(
                java,
                // Each lives for seconds, so that a better compiler costs more than it saves.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.quintet.release.Main"));
        line.addAll(List.of(arguments));
        var outcome = run(variables, directory, line.toArray(String[]::new));
        return new Said(outcome.status(), (outcome.text() + "\n" + outcome.err()).strip());
    }

    private Outcome run(Map<String, String> variables, Path directory, String... line) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("TMPDIR", temporary.toString());
        environment.put("RELEASE_BACK_OFF_MILLIS", "10");
        environment.put("RELEASE_BASE", Docker.BASE);
        if (System.getenv("DOCKER_HOST") != null) {
            environment.put("DOCKER_HOST", System.getenv("DOCKER_HOST"));
        }
        environment.putAll(variables);
        environment.values().removeIf(String::isEmpty);
        return Command.of(environment, directory, line).run();
    }

    /** How a command ended, and what it said. */
    record Said(int status, String text) {}

    @Override
    public void close() throws IOException {
        var images = Docker.run("images", "--quiet", "--filter=label=" + label())
                .lines()
                .distinct()
                .toList();
        if (!images.isEmpty()) {
            Docker.run(Stream.concat(Stream.of("rmi", "--force"), images.stream())
                    .toArray(String[]::new));
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
