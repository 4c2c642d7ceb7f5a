package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Capability;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Inspects the containers of the stack. */
class ContainersIT {
    /** The engine creates these in a container's own file system, to mount over them. */
    private static final Pattern MOUNT_POINTS = Pattern.compile(
            "/usr|/usr/sbin|/usr/sbin/docker-init|/run|/run/postgresql|/run/secrets(/[a-z-]+)?|/var|/var/lib|/var/lib/postgresql|/etc|/tmp");

    /** The engine's code for a deleted file. */
    private static final Integer REMOVED = 2;

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void runWithoutPrivileges(String service) {
        var container = Stack.container(service).getCurrentContainerInfo();

        var user = container.getConfig().getUser();
        assertTrue(user.matches("[1-9][0-9]*:[1-9][0-9]*"), "user " + user);
        assertTrue(container.getHostConfig().getReadonlyRootfs());
        assertArrayEquals(
                new Capability[] {Capability.ALL}, container.getHostConfig().getCapDrop());
        assertEquals("healthy", container.getState().getHealth().getStatus());
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void rotateTheirLogs(String service) {
        var logs = Stack.container(service)
                .getCurrentContainerInfo()
                .getHostConfig()
                .getLogConfig()
                .getConfig();

        assertEquals(Map.of("max-size", "10m", "max-file", "3"), logs);
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void haveOpenContainerLabels(String service) {
        var labels =
                Stack.container(service).getCurrentContainerInfo().getConfig().getLabels();

        for (var name : Set.of("title", "revision", "source", "version", "created")) {
            assertTrue(
                    labels.get("org.opencontainers.image." + name).matches("[^$]+"),
                    name + " in " + labels);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void runInUtcWithoutPackageLists(String service) {
        var container = Stack.container(service);

        assertEquals("UTC", container.exec("date", "+%Z"));
        assertEquals(
                "",
                container.exec("sh", "-c", "find /var/lib/apt/lists -maxdepth 1 -type f -size +0"));
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void containNoBuildToolsOrDocumentation(String service) {
        assertEquals(
                "",
                Stack.container(service)
                        .exec(
                                "sh",
                                "-c",
                                "command -v gcc cc g++ make javac npm node curl wget"
                                        + "; find /usr/share/doc /usr/share/man /usr/share/info /usr/share/locale -type f ! -name copyright ! -path /usr/share/info/dir 2>/dev/null"
                                        + "; find /var/cache /var/log -type f -size +0 ! -path '/var/cache/debconf/*' 2>/dev/null; true"));
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void reapOrphanedProcesses(String service) {
        // Sleep outlives its parent, so process 1 must reap it.
        var container = Stack.container(service);
        container.exec("sh", "-c", "(sleep 0.5 & exec true) & wait");
        Eventually.holds(
                "the orphan ends",
                () -> !container.ofEachProcess("comm").lines().toList().contains("sleep"));

        assertFalse(container.ofEachProcess("status").contains("zombie"));
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void areHealthyOnlyWhereTheServiceAnswers(String service) {
        var container = Stack.container(service);
        var test =
                container.getCurrentContainerInfo().getConfig().getHealthcheck().getTest();
        var command = test.subList(1, test.size()).toArray(String[]::new);

        assertEquals(0, container.tryExec(command).exitStatus());
        assertNotEquals(
                0,
                new ServiceContainer(service)
                        .withNetworkMode("none")
                        .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint(command))
                        .result()
                        .exitStatus());
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "nginx"})
    void logToTheEngine(String service) {
        assertFalse(Stack.container(service).getLogs().isBlank());
    }

    /** Whoever collects them need not guess where one ends, nor which it is. */
    @Test
    void ofTheUsersServiceLogLinesOfJson() throws IOException {
        assertEquals(200, Stack.get(Stack.gateway("/ping")).statusCode());
        var json = new ObjectMapper();
        for (var line : Stack.container("users-service").getLogs().lines().toList()) {
            assertTrue(json.readTree(line).isObject(), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-service", "swagger"})
    void logErrorsToTheEngine(String service) {
        try (var container = new ServiceContainer(service).healthy()) {
            // The brackets keep the shell from finding itself.
            container.exec(
                    "sh",
                    "-c",
                    "kill -KILL $(grep --files-with-matches 'worker[ ]process' /proc/[0-9]*/cmdline | cut --delimiter=/ --fields=3)");

            Eventually.holds(
                    "it is logged", () -> container.getLogs().contains("exited on signal 9"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void leaveTheirImageFilesUnchanged(String service) {
        var container = Stack.container(service).getContainerId();
        // The engine answers null instead of an empty list.
        var changes = Optional.ofNullable(
                        TestResources.docker().containerDiffCmd(container).exec())
                .orElse(List.of());

        assertEquals(
                List.of(),
                changes.stream()
                        .filter(change -> change.getKind().equals(REMOVED)
                                || !MOUNT_POINTS.matcher(change.getPath()).matches())
                        .toList());
    }

    @Test
    void publishPortsOnLoopbackOnly() {
        for (var service : Services.containers()) {
            var ports = Stack.container(service)
                    .getCurrentContainerInfo()
                    .getNetworkSettings()
                    .getPorts();
            ports.getBindings().values().stream()
                    .filter(Objects::nonNull)
                    .flatMap(Arrays::stream)
                    .forEach(binding -> assertEquals("127.0.0.1", binding.getHostIp(), service));
        }
    }

    /** Else a key, a password or a name of other letters would be a row of question marks. */
    @Test
    void readWhatIsSetInAnyScript() {
        var result = new ServiceContainer("users-service")
                .withNetworkMode("none")
                .withEnv("APP_SETTINGS", "gr\u00f6\u00dfer \u6f22")
                .result();

        assertTrue(
                result.output().contains("APP_SETTINGS is 'gr\u00f6\u00dfer \u6f22'"),
                result.output());
    }

    @Test
    void startFromTheClassDataArchive() {
        // If the archive does not fit the class path, the JVM ignores it and starts slowly.
        var maps = Stack.container("users-service").ofEachProcess("maps");

        assertTrue(maps.contains("/opt/share/classes.jsa"), maps);
    }

    @Test
    void haveTheDatabasesOfTheContract() throws SQLException {
        var names = new HashSet<String>();
        try (var connection = Stack.database("users_prod");
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT datname FROM pg_database WHERE datname LIKE 'users%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }

        assertEquals(Set.of("users_prod", "users_staging", "users_dev", "users_test"), names);
    }

    @Test
    void answerOnTheirOwnPorts() {
        assertTrue(Stack.get(Stack.client("/")).body().contains("<div id=\"root\">"));
        assertTrue(Stack.get(Stack.swagger("/")).body().contains("swagger-ui"));
        assertNotEquals(
                Stack.get(Stack.client("/")).body(),
                Stack.get(Stack.swagger("/")).body());
    }
}
