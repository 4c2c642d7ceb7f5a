package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code bin/rename}, but for the formatter, which {@link FirstDayIT} has run. */
class RenameTest {
    // In two parts, as it would be renamed here, too.
    private static final String TEMPLATE = "quin" + "tet";

    @TempDir
    private Path folder;

    private ProjectCopy project;

    @BeforeEach
    void copy() throws Exception {
        project = ProjectCopy.in(folder.resolve("copy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Tom & Jerry's Köök (C++)? $1 | t | kit",
                "A \"quoted\" \\ <b>{x}</b> 50% | acme-desk-of-thirty-characters | org.example.a.very.long_name",
            })
    void changesEveryNameWhereverItStands(String product, String prefix, String javaPackage)
            throws Exception {
        rename(product, prefix, javaPackage);

        project.commit();
        var left = project.run(
                Map.of(),
                "git",
                "grep",
                "-iI",
                TEMPLATE,
                "--",
                ":!bin/lib/project.sh",
                ":!bin/lib/rename");
        assertEquals("", left.output());
        assertEquals("", project.git("ls-files", "*" + TEMPLATE + "*"));
        assertEquals(
                product,
                new ObjectMapper()
                        .readTree(project.read("client/src/product.json"))
                        .path("name")
                        .asText());
        assertTrue(
                project.read("compose.yaml").contains("IMAGE_PREFIX:-" + prefix + "}-users-db:"));
        var main = "users/src/main/java/" + javaPackage.replace('.', '/') + "/users/Main.java";
        assertTrue(project.read(main).startsWith("package " + javaPackage + ".users;"), main);
        assertEquals(
                "",
                project.run(
                                Map.of(),
                                "find",
                                ".",
                                "-type",
                                "d",
                                "-empty",
                                "-not",
                                "-path",
                                "./.git/*")
                        .output());
    }

    @Test
    void findsNamesAgainThatAreWordsOfTheText() throws Exception {
        var names = names();
        var before = project.git("rev-parse", "HEAD^{tree}");

        rename("Docker", "docker", "hub");
        project.commit();
        assertNotEquals(before, project.git("rev-parse", "HEAD^{tree}"));
        rename(names.get("product"), names.get("prefix"), names.get("package"));
        project.commit();

        assertEquals("", project.git("diff", before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | acme | com.acme | the product's name is ''",
                "Acme | a.b | com.acme | the prefix is 'a.b', it must be",
                "Acme | users | com.acme | the prefix is 'users', which a part of the stack is called already",
                "Acme | acme | com | the package is 'com', which others' classes are in",
            })
    void refusesNamesThatCannotBe(String product, String prefix, String javaPackage, String reason)
            throws Exception {
        var said = command(product, prefix, javaPackage);

        assertEquals(1, said.status());
        assertTrue(said.output().startsWith("rename: " + reason), said.output());
        assertEquals("", project.git("status", "--porcelain"));
    }

    @Test
    void refusesToMixWithAnotherChange() throws Exception {
        Files.createFile(project.folder().resolve("new"));

        var said = command("Acme Desk", "acme", "com.acme.desk");

        assertEquals(1, said.status());
        assertEquals(
                "rename: there are changes that are not committed, and would be mixed up with this one: commit or stash them",
                said.output());
    }

    @Test
    void refusesTheNamesThatAreThereAlready() throws Exception {
        var names = names();

        var said = command(names.get("product"), names.get("prefix"), names.get("package"));

        assertEquals(1, said.status());
        assertTrue(said.output().endsWith(" already: there is nothing to rename"), said.output());
    }

    private ProjectCopy.Said command(String... names) throws Exception {
        return project.run(Map.of(), "bin/rename", names[0], names[1], names[2]);
    }

    private void rename(String... names) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var said = project.run(
                Map.of(), java, "bin/lib/rename/Rename.java", names[0], names[1], names[2]);
        assertEquals(0, said.status(), said.output());
        assertEquals("", said.output());
    }

    private Map<String, String> names() throws Exception {
        return project.read("bin/lib/names")
                .lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }
}
