package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Ports;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The stack under test equals what a user runs: {@code pom.xml} and {@code compose.yaml} describe
 * the same.
 */
@Tag("faults")
class StackIT {
    private static final Compose COMPOSE = new Compose(
            Stack.project() + "-compared",
            Map.of(
                    "RESTART", "no",
                    "NGINX_PORT", "127.0.0.1:",
                    "CLIENT_PORT", "127.0.0.1:",
                    "SWAGGER_PORT", "127.0.0.1:",
                    "USERS_DB_PORT", "127.0.0.1:"),
            ComposeStack.SECRETS,
            "");

    @BeforeAll
    static void create() {
        // Left by a killed run: in Compose 1.29, what replaces a container has a variable more.
        remove();
        COMPOSE.run("up", "--no-start");
    }

    @AfterAll
    static void remove() {
        COMPOSE.run("down", "--volumes");
    }

    @ParameterizedTest
    @MethodSource("dev.quintet.e2e.Services#containers")
    void runsAsComposeRunsIt(String service) {
        var composed = COMPOSE.containers(service).getFirst().getCurrentContainerInfo();

        var tested = Stack.container(service).getCurrentContainerInfo();
        assertEquals(described(service, composed), described(service, tested));
    }

    /** The container's configuration, without what differs between runs. */
    private static String described(String service, InspectContainerResponse container) {
        var config = container.getConfig();
        var host = container.getHostConfig();
        return List.of(
                        "image " + config.getImage(),
                        "user " + config.getUser(),
                        "command " + list(config.getEntrypoint()) + list(config.getCmd()),
                        // Compose passes unset variables as empty ones.
                        "environment "
                                + sorted(list(config.getEnv()).stream()
                                        .filter(variable -> !variable.endsWith("="))
                                        .toList()),
                        "health " + config.getHealthcheck(),
                        "read-only " + host.getReadonlyRootfs(),
                        "privileged " + host.getPrivileged(),
                        "capabilities " + list(host.getCapAdd()) + list(host.getCapDrop()),
                        "security " + host.getSecurityOpts(),
                        "init " + Boolean.TRUE.equals(host.getInit()),
                        "memory " + host.getMemory() + " of it shared " + host.getShmSize(),
                        "CPUs " + host.getNanoCPUs(),
                        "processes " + Optional.ofNullable(host.getPidsLimit()).orElse(0L),
                        "restart " + host.getRestartPolicy(),
                        "log " + host.getLogConfig().getType()
                                + host.getLogConfig().getConfig(),
                        "temporary " + host.getTmpFs(),
                        "mounts "
                                + sorted(container.getMounts().stream()
                                        .map(mount -> mount.getDestination() + " " + mount.getRW())
                                        .toList()),
                        "ports " + sorted(ports(host.getPortBindings())),
                        "known as its service "
                                + container.getNetworkSettings().getNetworks().values().stream()
                                        .allMatch(
                                                network -> network.getAliases().contains(service)))
                .stream()
                .collect(Collectors.joining("\n"));
    }

    /** Published ports with their host addresses. */
    private static List<String> ports(Ports ports) {
        return ports == null
                ? List.of()
                : ports.getBindings().entrySet().stream()
                        .map(port -> port.getKey() + " on " + port.getValue()[0].getHostIp())
                        .toList();
    }

    private static List<String> sorted(List<String> list) {
        return list.stream().sorted().toList();
    }

    private static List<String> list(Object[] array) {
        return array == null
                ? List.of()
                : Arrays.stream(array).map(Object::toString).toList();
    }
}
