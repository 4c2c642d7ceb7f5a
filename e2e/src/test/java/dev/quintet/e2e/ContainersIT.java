package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import dev.quintet.users.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks the engine what the containers are like. */
class ContainersIT {
    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void runWithoutPrivileges(String service) {
        var container = Engine.inspect(Engine.container(service));

        assertTrue(
                container.at("/Config/User").asText().matches("[1-9][0-9]*:[1-9][0-9]*"),
                "user " + container.at("/Config/User"));
        assertTrue(container.at("/HostConfig/ReadonlyRootfs").asBoolean());
        assertEquals("[\"ALL\"]", container.at("/HostConfig/CapDrop").toString());
        assertEquals("healthy", container.at("/State/Health/Status").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void sayWhatTheyAre(String service) {
        var labels = Engine.inspect(Engine.container(service)).at("/Config/Labels");

        for (var name : Set.of("title", "revision", "source", "version", "created")) {
            assertTrue(
                    labels.path("org.opencontainers.image." + name).asText().matches("[^$]+"),
                    name + " in " + labels);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void haveTheTimeOfUtcAndNoListsOfPackages(String service) {
        assertEquals("UTC", Engine.docker("exec", Engine.container(service), "date", "+%Z"));
        assertEquals(
                "",
                Engine.docker(
                        "exec",
                        Engine.container(service),
                        "find",
                        "/var/lib/apt/lists",
                        "-maxdepth",
                        "1",
                        "-type",
                        "f",
                        "-size",
                        "+0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void haveNothingThatOnlyABuildWants(String service) {
        assertEquals(
                "",
                Engine.docker(
                        "exec",
                        Engine.container(service),
                        "sh",
                        "-c",
                        "command -v gcc cc g++ make javac npm node curl wget"
                                + "; find /usr/share/doc /usr/share/man /usr/share/info /usr/share/locale -type f ! -name copyright ! -path /usr/share/info/dir 2>/dev/null"
                                + "; find /var/cache /var/log -type f -size +0 ! -path '/var/cache/debconf/*' 2>/dev/null; true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void leaveNoChildrenOfOthersUnreaped(String service) {
        // The parent of the first is gone when it ends, so the first process of the container has
        // to take note of it.
        Engine.docker(
                "exec", Engine.container(service), "sh", "-c", "(sleep 0.5 & exec true) & wait");
        var states = new String[] {
            "exec",
            Engine.container(service),
            "sh",
            "-c",
            "cat /proc/[0-9]*/comm; grep -h ^State /proc/[0-9]*/status"
        };
        Eventually.holds(
                "it ends", () -> !Engine.run(states).output().lines().toList().contains("sleep"));

        assertFalse(Engine.run(states).output().contains("zombie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void areHealthyOnlyWhereTheServiceAnswers(String service) {
        var test = Engine.inspect(Engine.container(service)).at("/Config/Healthcheck/Test");
        var command = IntStream.range(1, test.size())
                .mapToObj(i -> test.get(i).asText())
                .toArray(String[]::new);
        var options = new String[] {
            "run", "--rm", "--network=none", "--entrypoint=" + command[0], Engine.image(service)
        };

        assertEquals(
                0,
                Engine.run(Engine.with(new String[] {"exec", Engine.container(service)}, command))
                        .exitStatus());
        assertNotEquals(
                0,
                Engine.run(Engine.with(options, Arrays.copyOfRange(command, 1, command.length)))
                        .exitStatus());
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "nginx"})
    void writeTheirLogsToWhereTheEngineReads(String service) {
        assertFalse(Engine.docker("logs", Engine.container(service)).isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-service", "swagger"})
    void writeWhatGoesWrongToWhereTheEngineReads(String service) {
        try (var container = Container.run(Engine.image(service)).healthy()) {
            // In brackets, so that the shell does not find itself.
            container.exec(
                    "sh",
                    "-c",
                    "kill -KILL $(grep --files-with-matches 'worker[ ]process' /proc/[0-9]*/cmdline | cut --delimiter=/ --fields=3)");

            Eventually.holds(
                    "it is logged",
                    () -> Engine.docker("logs", container.id()).contains("exited on signal 9"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"users-db", "users-service", "web-service", "swagger", "nginx"})
    void writeIntoNoFileSystemButThoseOfTheRun(String service) {
        assertEquals(
                "",
                Engine.docker("diff", Engine.container(service))
                        .lines()
                        .filter(
                                line -> !line.matches(
                                        "[AC] (/usr|/usr/sbin|/usr/sbin/docker-init|/run|/run/postgresql|/run/secrets(/[a-z-]+)?|/var|/var/lib|/var/lib/postgresql|/etc|/tmp)"))
                        .collect(joining("\n")));
    }

    @Test
    void listenOnLoopbackAlone() {
        for (var service : Set.of("users-db", "users-service", "web-service", "swagger", "nginx")) {
            Engine.inspect(Engine.container(service))
                    .at("/NetworkSettings/Ports")
                    .forEach(bindings -> bindings.forEach(binding ->
                            assertEquals("127.0.0.1", binding.path("HostIp").asText(), service)));
        }
    }

    @Test
    void startFromTheArchiveOfSharedClasses() {
        // Where the archive does not fit the class path, the JVM starts without, and slowly.
        var maps = Engine.docker(
                "exec", Engine.container("users-service"), "sh", "-c", "cat /proc/[0-9]*/maps");

        assertTrue(maps.contains("/opt/share/users.jsa"), maps);
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
