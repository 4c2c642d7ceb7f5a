package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Changed code must never be served from a class archive that was made from older code. */
@Tag("faults")
class ClassArchiveIT {
    private static final String WORDS = "Usage: ";
    private static final String OTHER_WORDS = "Usago: ";

    @TempDir
    private Path folder;

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void removeWhatWasMade() throws Exception {
        for (var image : made.reversed()) {
            docker("image", "rm", "--force", image);
        }
    }

    @Test
    void isMadeAnewForALibraryThatDiffersInNothingTheJvmLooksAt() throws Exception {
        var application = withLibrary("application", image("users-application"), WORDS);
        var users = withArchive("users", application);
        assertTrue(help(users).contains(WORDS));

        var stale = withLibrary("stale", users, OTHER_WORDS);
        assertTrue(
                help(stale).contains(WORDS),
                "the danger is real: the JVM serves the old class from the old archive");

        var changed = withLibrary("changed-application", image("users-application"), OTHER_WORDS);
        assertTrue(help(withArchive("changed", changed)).contains(OTHER_WORDS));
    }

    private static String help(String image) throws Exception {
        return docker("run", "--rm", "--network=none", image, "--help");
    }

    /** With a picocli that has other texts but the same size and time. */
    private String withLibrary(String name, String image, String words) throws Exception {
        var context = Files.createDirectory(folder.resolve(name));
        var library =
                docker("run", "--rm", "--entrypoint=sh", image, "-c", "ls /app/libs/picocli-*");
        docker(
                Redirect.to(context.resolve("original.jar").toFile()),
                "run",
                "--rm",
                "--entrypoint=cat",
                image,
                library);
        writeJar(context.resolve("original.jar"), words, context.resolve("library.jar"));
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM %s%nCOPY library.jar %s%n".formatted(image, library));
        return build(name, context.toString());
    }

    private String withArchive(String name, String application) throws Exception {
        var context = folder.resolve(name);
        Files.createDirectory(context);
        var sent = Path.of(
                "../users/target/docker", image("users").replace(':', '/'), "tmp/docker-build.tar");
        run(Redirect.PIPE, "tar", "--extract", "--file=" + sent, "--directory=" + context);
        return build(
                name,
                "--build-arg=APPLICATION=" + application,
                "--build-arg=RUNTIME=" + image("users-runtime"),
                "--build-arg=SERVICE=users",
                context.toString());
    }

    private String build(String name, String... arguments) throws Exception {
        var image = image("users") + "-" + name;
        var command = new ArrayList<>(List.of("build", "--quiet", "--tag=" + image));
        command.addAll(List.of(arguments));
        made.add(image);
        docker(command.toArray(String[]::new));
        return image;
    }

    /** Without compression, so that only the texts differ. */
    private static void writeJar(Path original, String words, Path jar) throws IOException {
        try (var in = new ZipFile(original.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setMethod(ZipOutputStream.STORED);
            for (var entry : in.stream().toList()) {
                // An encoding of one byte per character, so that nothing else changes.
                var bytes = new String(
                                in.getInputStream(entry).readAllBytes(),
                                StandardCharsets.ISO_8859_1)
                        .replace(WORDS, words)
                        .getBytes(StandardCharsets.ISO_8859_1);
                var crc = new CRC32();
                crc.update(bytes);
                var copy = new ZipEntry(entry.getName());
                copy.setSize(bytes.length);
                copy.setCrc(crc.getValue());
                copy.setTime(0);
                out.putNextEntry(copy);
                out.write(bytes);
            }
        }
        // Jib's.
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1000));
    }

    /** The name in this build of a module's image, or of an image that it is built on. */
    private static String image(String name) throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of("../target/stack.env"))) {
            settings.load(in);
        }
        return "%s/%s-%s:%s"
                .formatted(
                        settings.getProperty("DOCKER_ID"),
                        settings.getProperty("IMAGE_PREFIX"),
                        name,
                        settings.getProperty("IMAGE_TAG"));
    }

    private static String docker(String... arguments) throws Exception {
        return docker(Redirect.PIPE, arguments);
    }

    private static String docker(Redirect output, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(output, command.toArray(String[]::new));
    }

    private static String run(Redirect output, String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
        return said.strip();
    }
}
