package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another service, as {@code bin/new-service} makes it. That it works, FirstDayIT shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewServiceTest {
    private ProjectCopy project;

    @BeforeAll
    void copy(@TempDir Path folder) throws Exception {
        project = ProjectCopy.in(folder.resolve("copy"));
    }

    @AfterEach
    void undo() throws Exception {
        project.git("reset", "--quiet", "--hard");
        project.git("clean", "--quiet", "-fd");
    }

    @Test
    void isKnownWhereverAServiceHasToBe() throws Exception {
        make("notes", "/notes");
        // A word of SQL and of Lua, a variable of a script, a digit; a path that another begins
        // with.
        make("end", "/note");
        make("s3", "/use");

        assertEquals(new ProjectCopy.Said(0, ""), project.run(Map.of(), "bin/lib/check-services"));
        for (var name : List.of("notes", "end", "s3")) {
            assertTrue(project.read("pom.xml").contains("<module>" + name + "</module>"));
            assertTrue(project.read("swagger/openapi.yaml").contains("\n  - name: " + name + "\n"));
            assertTrue(project.read("chart/values.yaml").contains("\n  " + name + ":\n"));
        }
        assertTrue(project.read("chart/values.yaml").contains("callers: [s3, end, notes]"));
        var left = project.run(Map.of(), "git", "grep", "-nE", "@[a-zA-Z]+@", "--", "notes", "e2e");
        assertEquals("", left.output());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "users | /notes | the name is 'users', and there is a 'users' already",
                "web | /notes | the name is 'web', and there is a 'web-service' already",
                "chart | /notes | the name is 'chart', and there is a 'chart' already",
                "gateway | /notes | the name is 'gateway', and there is a setting GATEWAY_UPSTREAM with another meaning",
                "Notes | /notes | the name is 'Notes', it must be",
                "my notes | /notes | the name is 'my notes', it must be",
                "1notes | /notes | the name is '1notes', it must be",
                "new | /notes | the name is 'new', it must be",
                "on | /notes | the name is 'on', which YAML takes for a value",
                "pg | /notes | the name is 'pg', and a schema of PostgreSQL must not begin with 'pg_'",
                "sed | /notes | the name is 'sed', which is a command of the system",
                "until | /notes | the name is 'until', which is a command of the system",
                "target | /notes | the name is 'target', and there is a 'target' already",
                "headers | /notes | the name is 'headers', and there is a e2e/src/test/java/",
                "../notes | /notes | the name is '../notes', it must be",
                "`` | /notes | the name is '', it must be",
                "notes | /auth | the path is '/auth', which leads to another service or page already",
                "notes | /swagger | the path is '/swagger', which leads to another service or page already",
                "notes | /login | the path is '/login', which leads to another service or page already",
                "notes | /forgot-password | the path is '/forgot-password', which leads to another service or page already",
                "notes | /users/x | the path is '/users/x', it must be",
                "notes | / | the path is '/', it must be",
                "notes | notes | the path is 'notes', it must be",
                "notes | `` | the path is '', it must be",
            })
    void isRefusedInALineWithNothingChanged(String name, String path, String reason)
            throws Exception {
        var said = project.run(Map.of(), "bin/new-service", name, path);

        assertEquals(1, said.status());
        assertTrue(said.output().startsWith("new-service: " + reason), said.output());
        assertEquals(1, said.output().lines().count());
        assertEquals("", project.git("status", "--porcelain"));
    }

    private void make(String name, String path) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var said = project.run(Map.of(), java, "bin/lib/new-service/NewService.java", name, path);
        assertEquals(new ProjectCopy.Said(0, ""), said);
        project.git("add", "--all");
    }
}
