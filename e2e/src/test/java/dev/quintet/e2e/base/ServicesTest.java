package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the file {@code services} lists, and what is there, cannot part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesTest {
    private ProjectCopy project;

    @BeforeAll
    void copy(@TempDir Path folder) throws Exception {
        project = ProjectCopy.in(folder.resolve("copy"));
    }

    @Test
    void agreesWithWhatIsThere() throws Exception {
        assertEquals(new ProjectCopy.Said(0, ""), check());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "services ~ nginx          80 ~ nginx          81 ~ nginx/src/image/Dockerfile has no EXPOSE 81, the port of nginx in the file services",
                "pom.xml ~ <module>swagger</module> ~ ~ pom.xml has no module with an image 'swagger', which the file services lists",
                "nginx/src/image/routes.conf ~ (users|auth|ping) ~ (users|auth|ping|notes) ~ nginx/src/image/routes.conf has the path to a module '/notes users', which the file services does not list",
                "nginx/src/image/routes.conf ~ choose(\"swagger\") ~ choose(\"swager\") ~ nginx/src/image/routes.conf has no path to a module '/swagger/ swagger', which the file services lists",
                "image/gateway.conf ~ (users|auth|ping) ~ (users|ping) ~ image/gateway.conf has no path '/auth', which the file services lists",
                "chart/values.yaml ~ paths: [/auth, /ping, /users] ~ paths: [/auth, /ping] ~ chart/values.yaml has no service with port and path 'users 5000 /users', which the file services lists",
                "chart/values.yaml ~     image: swagger ~     image: notes ~ chart/values.yaml has no service with port and path 'swagger 8080 /swagger/', which the file services lists",
                "nginx/src/image/gateway ~ web-service:9000 ~ web-servce:9000 ~ nginx/src/image/gateway leads CLIENT_UPSTREAM to web-servce:9000, and the file services lists no such container and port",
                "nginx/src/image/gateway ~ upstream swagger ~ upstream swager ~ nginx/src/image/gateway has no upstream 'swagger', which the file services lists",
                "e2e/pom.xml ~ <USERS_UPSTREAM>users-service ~ <USERS_UPSTREAM>user-service ~ e2e/pom.xml leads USERS_UPSTREAM to user-service:5000, and the file services lists no such container and port",
                "compose.yaml ~ users-service:$ ~ user-service:$ ~ compose.yaml leads USERS_UPSTREAM to user-service:5000, and the file services lists no such container and port",
                "e2e/pom.xml ~ <alias>swagger</alias> ~ <alias>ui</alias> ~ e2e/pom.xml has no container 'swagger', which the file services lists",
            })
    void saysInALineWhatDiffers(String file, String from, String to, String words)
            throws Exception {
        var path = project.folder().resolve(file);
        var text = Files.readString(path);
        var changed = text.replace(from, to == null ? "" : to);
        try {
            Files.writeString(path, changed);

            var said = check();

            assertEquals(
                    new ProjectCopy.Said(1, "services: " + words + ": correct one of the two"),
                    said);
        } finally {
            Files.writeString(path, text);
        }
    }

    @Test
    void saysWhatNoListKnowsThoughItHasAnImage() throws Exception {
        var image = Files.createDirectories(project.folder().resolve("notes/src/image"));
        try {
            assertEquals(
                    new ProjectCopy.Said(
                            1,
                            "services: this folder has the module with an image 'notes', which the file services does not list: correct one of the two"),
                    check());
        } finally {
            Files.delete(image);
        }
    }

    private ProjectCopy.Said check() throws Exception {
        return project.run(Map.of(), "bin/lib/check-services");
    }
}
