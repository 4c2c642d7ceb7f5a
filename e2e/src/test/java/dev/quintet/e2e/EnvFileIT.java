package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

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
                NGINX-PORT=18080
                """.getBytes(StandardCharsets.UTF_8));

        assertEquals("""
                settings: %1$s:4 sets NGINX_PROT, which nothing reads there: docs/settings.md has the names
                settings: %1$s:5 sets SECRET_KEYS, which nothing reads there: docs/settings.md has the names
                settings: %1$s:6 sets NGINX-PORT, which nothing reads there: docs/settings.md has the names
                18081 9000 8080 127.0.0.1:5435 443""".formatted(file()), said);
    }

    @Test
    void isNotPassedOverAsALinkToNothing() throws Exception {
        Files.createSymbolicLink(file(), folder.resolve("moved"));

        var said = run("read_settings");

        assertEquals(
                "settings: %s must be a file that %s can read, or there must be none"
                        .formatted(file(), System.getProperty("user.name")),
                said);
    }

    @Test
    void isToldFromAnotherEncoding() throws Exception {
        var said = settings("NGINX_PORT=18081\n".getBytes(StandardCharsets.UTF_16));

        assertEquals("settings: " + file() + " is not in UTF-8: save it as such", said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NGINX_PORT=80SECRET_KEY=hush", "NGINX_PORT=80\rSECRET_KEY=hush\r"})
    void showsNoSecretOfALineThatHasComeIntoAnother(String content) throws Exception {
        var said = settings(content.getBytes(StandardCharsets.UTF_8));

        assertEquals(
                "settings: " + file()
                        + ":1 has a second setting, that of a secret: write it into a line of its own",
                said);
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

    @Test
    void namesTheFolderOfTheSecrets() throws Exception {
        Files.writeString(file(), "SECRETS_FOLDER=e2e/target/of-the-env-file\n");

        var said = run("unset SECRETS_FOLDER; read_settings; echo $SECRETS_FOLDER");

        assertEquals(
                Path.of("target/of-the-env-file").toAbsolutePath().normalize().toString(), said);
    }

    @Test
    void isToldOfAFolderThatCannotHoldTheSecrets() throws Exception {
        Files.writeString(file(), "SECRETS_FOLDER=" + file() + "\n");

        var said = run("unset SECRETS_FOLDER; read_settings; write_secrets");

        assertEquals(
                "settings: the folder of the secrets, " + file()
                        + ", cannot be made, or is not yours, see above: name another one with SECRETS_FOLDER=…",
                said.lines().skip(1).collect(Collectors.joining("\n")));
    }

    @Test
    void isNotReadToStopAStack() throws Exception {
        Files.writeString(file(), "my password is hush\n");

        var said = run("COMPOSE_PROJECT_NAME=%s-none; current_project; stack_down && echo stopped"
                .formatted(Stack.project()));

        assertEquals("stopped", said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLIENT_PORT=080|CLIENT_PORT is '080', and so is NGINX_PORT: each needs a port of its own",
                "CLIENT_PORT=127.0.0.1:80|CLIENT_PORT is '127.0.0.1:80', and so is NGINX_PORT: each needs a port of its own",
                "NGINX_PORT=localhost:80|NGINX_PORT is 'localhost:80', it must be a port, or an address and a port: 127.0.0.1:8081",
                "NGINX_PORT=::1:80|NGINX_PORT is '::1:80', it must be a port, or an address and a port: 127.0.0.1:8081",
                "NGINX_PORT=8080-8090|NGINX_PORT is '8080-8090', it must be a port, or an address and a port: 127.0.0.1:8081",
                "CONTAINER_PREFIX='my '|CONTAINER_PREFIX is 'my ', it must be of letters of ASCII, digits and _ . -, and begin with a letter or digit"
            })
    void isRefusedBeforeAnythingIsBuilt(String line, String refusal) throws Exception {
        Files.writeString(file(), "NGINX_PORT=80\n" + line + "\n");

        // As if all ports were this stack's already: who else has one on this machine is not asked.
        var said = run(
                "catches_mail=; read_settings; docker() { echo ours; }; check_ports; check_names");

        assertEquals("settings: " + refusal, said);
    }

    private Path file() {
        return folder.resolve("env");
    }

    private String settings(byte[] content) throws IOException, InterruptedException {
        Files.write(file(), content);
        return run(
                "read_settings; echo $NGINX_PORT $CLIENT_PORT $SWAGGER_PORT $USERS_DB_PORT $NGINX_TLS_PORT $CONTAINER_PREFIX");
    }

    /** Runs functions of bin/up. */
    private String run(String commands) throws IOException, InterruptedException {
        var bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        ". bin/lib/command.sh; for part in engine settings project stack addresses; do . bin/lib/$part.sh; done; "
                                + commands,
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
