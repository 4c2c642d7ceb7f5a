package dev.quintet.e2e.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the file {@code services} lists, and what is there, cannot part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesTest {
    /** Stands for the number of the line that is wrong, or of a module in the file services. */
    private static final Pattern PLACE = Pattern.compile("\\[([a-z]+)]");

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
                "services ~ nginx          80 ~ nginx          81 ~ nginx/src/image/Dockerfile has no EXPOSE 81, the port of nginx in services:[nginx]: correct one of the two",
                "services ~ 8080  ~ ~ services:[swagger] has 'swagger swagger /swagger/', it must be a module, a container, its port, and paths: correct it",
                "services ~ /ping ~ /auth ~ services:[users] lists /auth again: remove one of the two",
                "pom.xml ~ <module>swagger</module> ~ ~ swagger/pom.xml is of a module that pom.xml does not list: add it there, or remove the folder",
                "pom.xml ~ <modules> ~ <modules><module>nots</module> ~ pom.xml:[line] lists the module nots, and there is no nots/pom.xml: correct one of the two",
                "nginx/src/image/routes.conf ~ (users|auth|ping) ~ (users|auth|ping|other) ~ nginx/src/image/routes.conf:[line] has the path to a module '/other users', which the file services does not list: correct one of the two",
                "nginx/src/image/routes.conf ~ location /swagger/ ~ location /swager/ ~ nginx/src/image/routes.conf:[line] has the path to a module '/swager/ swagger', which the file services does not list: correct one of the two",
                "nginx/src/image/routes.conf ~ location = /swagger ~ location /probe { proxy_pass http://probe:5000; } location = /swagger ~ nginx/src/image/routes.conf:[line] has the path to a module '/probe http://probe:5000', which the file services does not list: correct one of the two",
                "image/gateway.conf ~ |auth| ~ | ~ image/gateway.conf has no path '/auth', which services:[users] lists: correct one of the two",
                "image/gateway-upstream ~ :-nginx:80 ~ :-ngnix:80 ~ image/gateway-upstream:[line] leads GATEWAY_UPSTREAM to ngnix:80, and the file services lists no such container and port: correct one of the two",
                "client/src/image/nginx.conf ~ /swagger/ { ~ /swager/ { ~ client/src/image/nginx.conf:[line] leads the path /swager/ to the gateway, and the file services lists no such path: correct one of the two",
                "swagger/openapi.yaml ~ /auth/login: ~ /oauth/login: ~ swagger/openapi.yaml:[line] describes the path /oauth, and the file services lists no such path: correct one of the two",
                "chart/values.yaml ~ [/auth, /ping, /users] ~ [/auth, /ping] ~ chart/values.yaml has no service with port and path 'users 5000 /users', which services:[users] lists: correct one of the two",
                "chart/values.yaml ~ image: swagger ~ image: swager ~ chart/values.yaml:[line] has the image of a service 'swager', which the file services does not list: correct one of the two",
                "chart/values.yaml ~ image: nginx ~ image: ngnix ~ chart/values.yaml:[line] has the image 'ngnix', and the file services lists no such module: correct one of the two",
                "chart/values.yaml ~ callers: [ ~ callers: [nots, ~ chart/values.yaml:[line] has the caller 'nots', and the chart has no such service: correct one of the two",
                "chart/values.yaml ~ DATABASE_WAIT_SECONDS ~ DATABASE_WAIT_SECOND ~ chart/values.yaml:[line] sets DATABASE_WAIT_SECOND, which no image reads and docs/settings.md does not have: correct one of the two",
                "nginx/src/image/gateway ~ web-service:9000 ~ web-servce:9000 ~ nginx/src/image/gateway:[line] leads CLIENT_UPSTREAM to web-servce:9000, and the file services lists no such container and port: correct one of the two",
                "nginx/src/image/gateway ~ upstream swagger ~ upstream swager ~ nginx/src/image/gateway:[line] has the upstream 'swager', which the file services does not list: correct one of the two",
                "compose.yaml ~ users-service:$ ~ user-service:$ ~ compose.yaml:[line] leads USERS_UPSTREAM to user-service:5000, and the file services lists no such container and port: correct one of the two",
                "compose.yaml ~ -swagger:$ ~ -swager:$ ~ compose.yaml:[line] has the service with the image 'swagger swager', which the file services does not list: correct one of the two",
                "compose.yaml ~ :-}nginx ~ :-}ngnix ~ compose.yaml:[line] has the service with the container 'nginx ngnix', which the file services does not list: correct one of the two",
                "compose.yaml ~ :-9000}:9000 ~ :-9000}:9001 ~ compose.yaml:[line] publishes the port 'web-service 9001', and the file services lists no such container and port: correct one of the two",
                "compose.yaml ~ users-db: { condition ~ user-db: { condition ~ compose.yaml:[line] waits for the service 'user-db', and there is none of that name: correct one of the two",
                "compose.tls.yaml ~ nginx: ~ ngnix: ~ compose.tls.yaml:[line] adds to the service 'ngnix', and compose.yaml has no such service: correct one of the two",
                "compose.yaml ~ AUDIT_DAYS: ~ AUDIT_DAY: ~ compose.yaml:[line] sets AUDIT_DAY, which no image reads and docs/settings.md does not have: correct one of the two",
                "compose.yaml ~ ${AUDIT_DAYS ~ ${AUDIT_DAY ~ compose.yaml:[line] reads AUDIT_DAY, which nobody sets and docs/settings.md does not have: correct one of the two",
                "compose.yaml ~ ${CLIENT_PORT ~ ${CLIENT_PROT ~ compose.yaml:[line] reads CLIENT_PROT, which nobody sets and docs/settings.md does not have: correct one of the two",
                "compose.tls.yaml ~ HTTPS_PORT: ~ HTTPS_PROT: ~ compose.tls.yaml:[line] sets HTTPS_PROT, which no image reads and docs/settings.md does not have: correct one of the two",
                "compose.yaml ~ database-password, secret-key] ~ database-password, secret-kye] ~ compose.yaml:[line] has the secret 'secret-kye', which nothing below defines: correct one of the two",
                "compose.yaml ~ secrets/database-url ~ secrets/database-ulr ~ compose.yaml:[line] has the secret 'database-ulr', which nothing below defines: correct one of the two",
                "compose.smtp.yaml ~ [smtp-url] ~ [smtp-ulr] ~ compose.smtp.yaml:[line] has the secret 'smtp-ulr', which nothing below defines: correct one of the two",
                "bin/lib/settings/settings ~ @users-db ~ @user-db ~ bin/lib/settings/settings:[line] leads DATABASE_URL to user-db:5432, and the file services lists no such container and port: correct one of the two",
                "e2e/pom.xml ~ <USERS_UPSTREAM>users-service ~ <USERS_UPSTREAM>user-service ~ e2e/pom.xml:[line] leads USERS_UPSTREAM to user-service:5000, and the file services lists no such container and port: correct one of the two",
                "e2e/pom.xml ~ <SECRET_KEY_FILE> ~ <SECRET_KYE_FILE> ~ e2e/pom.xml:[line] sets SECRET_KYE_FILE, which no image reads and docs/settings.md does not have: correct one of the two",
                "e2e/pom.xml ~ }client:9000 ~ }client:9001 ~ e2e/pom.xml:[line] publishes the port 'web-service 9001', and the file services lists no such container and port: correct one of the two",
                "e2e/pom.xml ~ <alias>swagger</alias> ~ <alias>ui</alias> ~ e2e/pom.xml:[line] has the container 'ui', which the file services does not list: correct one of the two",
                "e2e/pom.xml ~ -swagger:${image.tag} ~ -swager:${image.tag} ~ e2e/pom.xml:[line] has the container with the image 'swagger swager', which the file services does not list: correct one of the two",
                "e2e/pom.xml ~ <container>swagger< ~ <container>swager< ~ e2e/pom.xml:[line] waits for the container 'swager', and there is none of that name: correct one of the two",
                "e2e/pom.xml ~ <artifactId>swagger< ~ <artifactId>swager< ~ e2e/pom.xml has no dependency 'swagger', which services:[swagger] lists: correct one of the two",
            })
    void saysInALineWhatDiffersAndWhere(String file, String from, String to, String words)
            throws Exception {
        var path = project.folder().resolve(file);
        var text = Files.readString(path);
        var changed = text.replace(from, to == null ? "" : to);
        var services = project.read("services");
        var expected = PLACE.matcher(words)
                .replaceAll(place -> place.group(1).equals("line")
                        ? lineOf(text, line -> line.contains(from))
                        : lineOf(services, line -> line.startsWith(place.group(1) + " ")));
        try {
            Files.writeString(path, changed);

            assertEquals(new ProjectCopy.Said(1, "services: " + expected), check());
        } finally {
            Files.writeString(path, text);
        }
    }

    @Test
    void saysWhatComposeDoesNotUnderstand() throws Exception {
        var path = project.folder().resolve("compose.yaml");
        var text = Files.readString(path);
        try {
            Files.writeString(path, text.replace("cap_drop:", "cap_drp:"));

            var said = check().output();

            var line = lineOf(text, each -> each.contains("cap_drop:"));
            assertTrue(
                    said.startsWith("services: compose.yaml:" + line + " cannot be used: "), said);
            assertTrue(said.contains("cap_drp"), said);
            assertEquals(1, said.lines().count());
        } finally {
            Files.writeString(path, text);
        }
    }

    @Test
    void saysWhatNoListKnowsThoughItHasAnImage() throws Exception {
        var image = Files.createDirectories(project.folder().resolve("probe/src/image"));
        try {
            assertEquals(
                    new ProjectCopy.Said(
                            1,
                            "services: probe/src/image has the module with an image 'probe', which the file services does not list: correct one of the two"),
                    check());
        } finally {
            Files.delete(image);
        }
    }

    /** The number of the first such line. */
    private static String lineOf(String text, Predicate<String> found) {
        return String.valueOf(text.lines().takeWhile(found.negate()).count() + 1);
    }

    private ProjectCopy.Said check() throws Exception {
        return project.run(Map.of(), "bin/lib/check-services");
    }
}
