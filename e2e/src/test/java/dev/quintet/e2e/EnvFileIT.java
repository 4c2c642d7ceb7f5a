package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What bin/up makes of an {@code .env}, whichever version of Compose reads it. */
class EnvFileIT {
    @TempDir
    private Path folder;

    @Test
    void isReadAsItsWriterMeantIt() throws Exception {
        var said = settings("""
                \uFEFFNGINX_PORT=18081
                CLIENT_PORT=18082\r
                SWAGGER_PORT='18083'\r
                export USERS_DB_PORT="18084"
                NGINX_TLS_PORT = 18085 \t
                CONTAINER_PREFIX=ours- # the second stack's""".getBytes(StandardCharsets.UTF_8));

        assertEquals("18081 18082 18083 127.0.0.1:18084 18085 ours-", said);
    }

    @Test
    void isToldWhereItSetsWhatNothingReads() throws Exception {
        var said = settings("""
                # NGINX_PROT=18080
                COMPOSE_HTTP_TIMEOUT=60
                NGINX_PORT=18081
                export NGINX_PROT=18081
                SECRET_KEYS=hush
                """.getBytes(StandardCharsets.UTF_8));

        assertEquals("""
                settings: %1$s:4 sets NGINX_PROT, which nothing reads there: docs/settings.md has the names
                settings: %1$s:5 sets SECRET_KEYS, which nothing reads there: docs/settings.md has the names
                18081 9000 8080 127.0.0.1:5435 443""".formatted(file()), said);
    }

    @Test
    void isToldFromAnotherEncoding() throws Exception {
        var said = settings("NGINX_PORT=18081\n".getBytes(StandardCharsets.UTF_16));

        assertEquals("settings: " + file() + " is not in UTF-8: save it as such", said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSTGRES_PASSWORD='hush\nSECRET_KEY=hush\n", "my password is hush\n"})
    void isRefusedInALineThatShowsNothingOfIt(String content) throws Exception {
        var said = settings(content.getBytes(StandardCharsets.UTF_8));

        assertEquals(1, said.lines().count(), said);
        assertEquals(
                "settings: " + file()
                        + " cannot be read: a line must be NAME=value, and a value with spaces, # or $ in single quotes",
                said.replaceFirst(" \\([^)]*line [0-9][^)]*\\)", ""));
        assertFalse(said.contains("hush"), said);
    }

    private Path file() {
        return folder.resolve("env");
    }

    private String settings(byte[] content) throws IOException, InterruptedException {
        Files.write(file(), content);
        var bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        ". bin/lib/command.sh; . bin/lib/engine.sh; . bin/lib/settings.sh; read_settings; echo $NGINX_PORT $CLIENT_PORT $SWAGGER_PORT $USERS_DB_PORT $NGINX_TLS_PORT $CONTAINER_PREFIX",
                        "settings")
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true);
        bash.environment()
                .keySet()
                .removeIf(name -> !name.equals("PATH")
                        && !name.equals("HOME")
                        && !name.startsWith("DOCKER_"));
        bash.environment().put("ENV_FILE", file().toString());
        bash.environment().put("SECRETS_FOLDER", folder.resolve("secrets").toString());
        var process = bash.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }
}
