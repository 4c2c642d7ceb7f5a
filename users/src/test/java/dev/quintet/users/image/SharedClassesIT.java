package dev.quintet.users.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Changed code must never be served from an archive of shared classes that was made for older code. Our jar stands in for a library. */
class SharedClassesIT {
    private static final String WORDS = "of a development build";
    private static final String OTHER_WORDS = "of a changed developer";

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void copyTheBuild() throws IOException {
        target = Files.createDirectories(folder.resolve("target"));
        Files.createSymbolicLink(target.resolve("jre"), Path.of("target/jre").toAbsolutePath());
        nameLibraries();
        // A short list keeps the test short; the class in question is on it.
        Files.writeString(
                Files.createDirectories(folder.resolve("src/cds")).resolve("classes.lst"), """
                java/lang/Object id: 0
                dev/quintet/users/cli/UsersCommand$Version id: 1
                """);
    }

    @Test
    void makesTheArchiveAnewForAJarThatDiffersInNothingTheJvmLooksAt() throws Exception {
        makeJar(WORDS);
        makeArchive();
        assertEquals("users " + WORDS, version());

        makeJar(OTHER_WORDS);
        assertEquals(
                "users " + WORDS,
                version(),
                "the danger is real: the JVM serves the old class from the old archive");

        makeArchive();
        assertEquals("users " + OTHER_WORDS, version());
    }

    @Test
    void makesTheSameArchiveInAnyFolder() throws Exception {
        makeJar(WORDS);
        makeArchive();
        var here = Files.readAllBytes(target.resolve("share/users.jsa"));

        target = Files.move(target, folder.resolve("elsewhere"));
        nameLibraries();
        Files.delete(target.resolve("share/inputs"));
        makeArchive();

        assertArrayEquals(here, Files.readAllBytes(target.resolve("share/users.jsa")));
    }

    private void nameLibraries() throws IOException {
        Files.writeString(
                target.resolve("runtime.classpath"),
                target.resolve(jars(Path.of("target")).getFirst().getFileName()) + ":"
                        + Files.readString(Path.of("target/runtime.classpath")));
    }

    /** The jar of this build with other words in it: of the same size, without compression, and of the same time. */
    private void makeJar(String words) throws IOException {
        var original = jars(Path.of("target")).getFirst();
        try (var in = new ZipFile(original.toFile());
                var out = new ZipOutputStream(
                        Files.newOutputStream(target.resolve(original.getFileName())))) {
            out.setMethod(ZipOutputStream.STORED);
            // Without the manifest there is no version in it, so the words are shown.
            for (var entry : in.stream()
                    .filter(entry -> !entry.getName().equals("META-INF/MANIFEST.MF"))
                    .toList()) {
                var bytes = replace(in.getInputStream(entry).readAllBytes(), words);
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
    }

    private static byte[] replace(byte[] bytes, String words) {
        // One byte a character both ways, so that nothing else changes.
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(WORDS, words)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void makeArchive() throws Exception {
        run(
                folder,
                "bash",
                Path.of("../bin/lib/share-classes").toAbsolutePath().toString(),
                target.toString());
    }

    /** What the image would say, from its layout. */
    private String version() throws Exception {
        var libs = Files.createDirectories(folder.resolve("app/libs"));
        Files.deleteIfExists(libs.resolve(jars(target).getFirst().getFileName()));
        var classPath = new StringJoiner(":");
        for (var library :
                Files.readString(target.resolve("runtime.classpath")).strip().split(":")) {
            var file = libs.resolve(Path.of(library).getFileName());
            if (Files.notExists(file)) {
                copy(Path.of(library), file);
            }
            classPath.add(file.toString());
        }
        classPath.add(folder.resolve("app/none").toString());
        return run(
                folder,
                target.resolve("jre/bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + target.resolve("share/users.jsa"),
                "-Xshare:on",
                "-cp",
                classPath.toString(),
                "dev.quintet.users.Main",
                "--version");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        // Jib's.
        Files.setLastModifiedTime(to, FileTime.fromMillis(1000));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:users-*.jar");
            return files.filter(file -> matcher.matches(file.getFileName())).toList();
        }
    }

    private static String run(Path directory, String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), Arrays.toString(command) + ": " + output);
        return output;
    }
}
