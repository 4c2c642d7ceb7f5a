package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** This project as somebody has it who has just cloned it: one commit, and nothing built. */
record ProjectCopy(Path folder) {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_CLONED =
            Set.of(".git", ".idea", ".node", "node_modules", "secrets", "target");

    /** What a command said, and how it ended. */
    record Said(int status, String output) {
        String lastLine() {
            return output.lines().reduce("", (_, line) -> line);
        }
    }

    static ProjectCopy in(Path folder) throws Exception {
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
                    throws IOException {
                if (isLeftOut(from)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(PROJECT.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
                    throws IOException {
                if (!from.endsWith(".git") && !from.endsWith(".env")) {
                    Files.copy(from, folder.resolve(PROJECT.relativize(from)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        var copy = new ProjectCopy(folder);
        copy.git("init", "--quiet");
        copy.git("config", "user.name", "Test");
        copy.git("config", "user.email", "test@example.org");
        copy.commit();
        return copy;
    }

    /** The secrets of a stack under test are made up, and in the repository. */
    private static boolean isLeftOut(Path folder) {
        return NOT_CLONED.contains(folder.getFileName().toString())
                && !folder.endsWith("src/stack/secrets");
    }

    void commit() throws Exception {
        git("add", "--all");
        git("commit", "--quiet", "--message=A copy");
    }

    String git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var said = run(Map.of(), command.toArray(String[]::new));
        assertEquals(0, said.status(), () -> command + ": " + said.output());
        return said.output();
    }

    Said run(Map<String, String> environment, String... command) throws Exception {
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        return new Said(process.waitFor(), output.strip());
    }

    /** Those that its build has made. */
    void removeImages() throws Exception {
        run(
                Map.of(),
                "bash",
                "-c",
                ". target/stack.env; docker images --quiet --filter \"reference=*/$IMAGE_PREFIX-*:$IMAGE_TAG\" | xargs --no-run-if-empty docker rmi --force");
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
