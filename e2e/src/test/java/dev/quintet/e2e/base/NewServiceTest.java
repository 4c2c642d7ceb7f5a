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

/**
 * Another service, as {@code bin/new-service} makes it, under a name that no stack is likely to have
 * already. That it works, FirstDayIT shows.
 */
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
        make("probe", "/probes");
        // A word of SQL and of Lua, a variable of a script, a digit; a path that another begins
        // with.
        make("end", "/probe");
        make("s3", "/use");

        assertEquals(new ProjectCopy.Said(0, ""), project.run(Map.of(), "bin/lib/check-services"));
        for (var name : List.of("probe", "end", "s3")) {
            assertTrue(project.read("pom.xml").contains("<module>" + name + "</module>"));
            assertTrue(project.read("swagger/openapi.yaml").contains("\n  - name: " + name + "\n"));
            assertTrue(project.read("chart/values.yaml").contains("\n  " + name + ":\n"));
        }
        assertTrue(project.read("chart/values.yaml").contains("callers: [s3, end, probe"));
        var left = project.run(Map.of(), "git", "grep", "-nE", "@[a-zA-Z]+@", "--", "probe", "e2e");
        assertEquals("", left.output());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "users | /probe | the name is 'users', and there is a 'users' already",
                "web | /probe | the name is 'web', and there is a 'web-service' already",
                "chart | /probe | the name is 'chart', and there is a 'chart' already",
                "gateway | /probe | the name is 'gateway', and there is a setting GATEWAY_UPSTREAM with another meaning",
                "Probe | /probe | the name is 'Probe', it must be",
                "my probe | /probe | the name is 'my probe', it must be",
                "1probe | /probe | the name is '1probe', it must be",
                "new | /probe | the name is 'new', it must be",
                "on | /probe | the name is 'on', which YAML takes for a value",
                "pg | /probe | the name is 'pg', and a schema of PostgreSQL must not begin with 'pg_'",
                "sed | /probe | the name is 'sed', which is a command of the system",
                "until | /probe | the name is 'until', which is a command of the system",
                "target | /probe | the name is 'target', and there is a 'target' already",
                "migration | /probe | the name is 'migration', and there is a 'migration' already",
                "headers | /probe | the name is 'headers', and there is a e2e/src/test/java/",
                "../probe | /probe | the name is '../probe', it must be",
                "`` | /probe | the name is '', it must be",
                "probe | /auth | the path is '/auth', which leads to another service or page already",
                "probe | /swagger | the path is '/swagger', which leads to another service or page already",
                "probe | /login | the path is '/login', which leads to another service or page already",
                "probe | /forgot-password | the path is '/forgot-password', which leads to another service or page already",
                "probe | /users/x | the path is '/users/x', it must be",
                "probe | / | the path is '/', it must be",
                "probe | probe | the path is 'probe', it must be",
                "probe | `` | the path is '', it must be",
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
