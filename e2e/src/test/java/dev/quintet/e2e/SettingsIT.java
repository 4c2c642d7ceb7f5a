package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes all examples of docs/settings.md into an .env, starts the stack, and checks that each
 * setting reaches its container.
 */
@Tag("faults")
class SettingsIT {
    private static final String PROJECT_NAME = Stack.project() + "-settings";
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    /** Valid passwords with characters that are special in URLs, shells or Compose. */
    private static final Map<String, String> SECRETS = Map.of(
            "POSTGRES_PASSWORD", "p@/#?[%41:$HOME \"ü\" a\\b",
            "DATABASE_PASSWORD", "s%41 $x {y} #\"é\"&=+",
            "SECRET_KEY", "k".repeat(40) + "$#\"",
            "DATABASE_URL", "postgres://users_service@users-db:5432/users_prod");

    private static final Map<String, String> FILES = Map.of(
            "POSTGRES_PASSWORD", "postgres-password",
            "DATABASE_PASSWORD", "database-password",
            "SECRET_KEY", "secret-key",
            "DATABASE_URL", "database-url");

    /** Settings that have the same name in two containers. */
    private static final Map<String, String> OF_THE_GATEWAY =
            Map.of("TRUSTED_PROXIES", "GATEWAY_TRUSTED_PROXIES");

    @TempDir
    private static Path folder;

    private static List<Setting> settings;

    @BeforeAll
    static void start() throws Exception {
        settings = documented();
        Certificate.write(Files.createDirectory(folder.resolve("tls")));
        Files.writeString(
                folder.resolve("env"),
                settings.stream()
                                .map(setting -> setting.variable() + "=" + value(setting))
                                .distinct()
                                .collect(joining("\n", "", "\n"))
                        + SECRETS.entrySet().stream()
                                .map(secret ->
                                        "%s='%s'".formatted(secret.getKey(), secret.getValue()))
                                .collect(joining("\n")));
        assertEquals(
                0,
                compose(
                        "read_settings; write_secrets; stack_start \"$SETTINGS_TEST/compose.log\""));
    }

    @AfterAll
    static void stop() throws Exception {
        compose("stack_down --volumes; rm -rf \"$SECRETS_FOLDER\"");
    }

    @TestFactory
    Stream<DynamicTest> reachTheirContainer() {
        return settings.stream()
                .filter(setting -> !setting.section().startsWith("Ports"))
                .map(setting -> DynamicTest.dynamicTest(
                        setting.variable() + " reaches " + setting.section(),
                        () -> assertEquals(
                                setting.example(),
                                environment(setting.section()).get(setting.name()))));
    }

    @ParameterizedTest
    @CsvSource({"nginx, 80", "nginx, 443", "web-service, 9000", "swagger, 8080", "users-db, 5432"})
    void publishesItsPortOnTheAddressThatWasSet(String service, int port) {
        var bindings = container(service).getNetworkSettings().getPorts().getBindings();

        assertEquals("127.0.0.1", bindings.get(ExposedPort.tcp(port))[0].getHostIp());
    }

    @Test
    void givesTheUsersServiceItsMemory() {
        var memory = container("users-service").getHostConfig().getMemory();

        assertEquals("320m", (memory >> 20) + "m");
        assertTrue(settings.stream()
                .anyMatch(setting -> setting.variable().equals("USERS_MEMORY")
                        && setting.example().equals("320m")));
    }

    @Test
    void secretsReachTheirReaderAndNobodyElse() throws Exception {
        for (var secret : SECRETS.entrySet()) {
            var service = secret.getKey().startsWith("POSTGRES") ? "users-db" : "users-service";
            var read = new ProcessBuilder(
                            "docker",
                            "exec",
                            container(service).getId(),
                            "cat",
                            "/run/secrets/" + FILES.get(secret.getKey()))
                    .start();
            assertEquals(secret.getValue(), new String(read.getInputStream().readAllBytes()));
        }
        for (var service : Services.containers()) {
            var environment = environment(service).values().stream().collect(joining("\n"));
            assertFalse(environment.contains(SECRETS.get("POSTGRES_PASSWORD")), service);
            assertFalse(environment.contains(SECRETS.get("DATABASE_PASSWORD")), service);
            assertFalse(environment.contains(SECRETS.get("SECRET_KEY")), service);
        }
    }

    /** The documented examples, except ports and names that another run on this machine may use. */
    private static String value(Setting setting) {
        return switch (setting.name()) {
            case "COMPOSE_PROJECT_NAME" -> PROJECT_NAME;
            case "CONTAINER_PREFIX" -> PROJECT_NAME + "-";
            case "TLS_FOLDER" -> folder.resolve("tls").toString();
            case "NGINX_PORT", "NGINX_TLS_PORT", "CLIENT_PORT", "SWAGGER_PORT", "USERS_DB_PORT" ->
                "127.0.0.1:";
            default -> setting.example();
        };
    }

    private static Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        for (var variable : container(service).getConfig().getEnv()) {
            environment.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("[^=]*=", ""));
        }
        return environment;
    }

    private static InspectContainerResponse container(String service) {
        return TestResources.docker()
                .inspectContainerCmd(PROJECT_NAME + "-" + service)
                .exec();
    }

    /** Runs a function of bin/up for this test's stack. All settings come from its .env. */
    private static int compose(String commands) throws IOException, InterruptedException {
        var bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        ". bin/lib/command.sh; . bin/lib/engine.sh; . bin/lib/settings.sh; . bin/lib/stack.sh; set -a; . target/stack.env; set +a; "
                                + commands,
                        "settings")
                .directory(PROJECT.toFile())
                .inheritIO();
        bash.environment()
                .keySet()
                .removeIf(name -> !name.equals("PATH")
                        && !name.equals("HOME")
                        && !name.startsWith("DOCKER_"));
        bash.environment().put("ENV_FILE", folder.resolve("env").toString());
        bash.environment()
                .put("SECRETS_FOLDER", PROJECT.resolve("e2e/target/settings").toString());
        bash.environment().put("SETTINGS_TEST", folder.toString());
        bash.environment().put("COMPOSE_PROJECT_NAME", PROJECT_NAME);
        return bash.start().waitFor();
    }

    private static List<Setting> documented() throws IOException {
        var found = new ArrayList<Setting>();
        var section = "";
        for (var line : Files.readAllLines(PROJECT.resolve("docs/settings.md"))) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith("| `") && !section.equals("Secrets")) {
                found.addAll(row(section, line.split(" \\| ")));
            }
        }
        return found;
    }

    private static List<Setting> row(String section, String[] cells) {
        var names = quoted(cells[0]);
        var examples = quoted(cells[cells.length - 1]);
        assertEquals(names.size(), examples.size(), "examples in docs/settings.md of " + names);
        var rows = new ArrayList<Setting>();
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var variable = section.equals("nginx") ? OF_THE_GATEWAY.getOrDefault(name, name) : name;
            rows.add(new Setting(section, variable, name, examples.get(i)));
        }
        return rows;
    }

    private static List<String> quoted(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /**
     * @param section  the section of the page, which names the container
     * @param variable the name for Compose
     * @param name     the name in the container
     */
    private record Setting(String section, String variable, String name, String example) {}
}
