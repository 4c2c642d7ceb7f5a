package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.ContainerNetwork;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A second stack of {@code compose.yaml}, for a test that breaks parts of it. */
final class ComposeStack implements AutoCloseable {
    private static final String PASSWORD = UUID.randomUUID().toString();
    static final Map<String, String> SECRETS = Map.of(
            "postgres-password", PASSWORD,
            "users-db-role-password", PASSWORD,
            "database-password", PASSWORD,
            "database-url", "postgres://users_service@users-db:5432/users_prod",
            "secret-key", "k".repeat(32));
    private static final Map<String, String> SETTINGS = Map.of(
            "NGINX_PORT", "127.0.0.1:",
            "CLIENT_PORT", "127.0.0.1:",
            "SWAGGER_PORT", "127.0.0.1:",
            "USERS_DB_PORT", "127.0.0.1:",
            "SIGN_IN_REQUESTS_PER_SECOND", "100000",
            "SIGN_IN_BURST", "100000",
            "CONNECTIONS_PER_ADDRESS", "10000");

    private final String project;
    private final Compose compose;

    /** With additional configuration for Compose, may be empty. */
    ComposeStack(String name, String override) {
        this(name, override, Map.of());
    }

    /** With additional configuration for Compose, and the settings that it needs. */
    ComposeStack(String name, String override, Map<String, String> more) {
        project = Stack.project() + "-" + name;
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        compose = new Compose(project, settings, SECRETS, override);
        // Left by a killed run.
        close();
        try {
            compose.run("up", "--detach");
            compose.containers().forEach(RunningContainer::awaitHealthy);
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    /** Adds a replica of the users service. */
    void startReplica() {
        var replicas = users().size() + 1;
        compose.run(
                "up",
                "--detach",
                "--no-deps",
                "--no-recreate",
                "--scale",
                "users-service=" + replicas,
                "users-service");
        users().forEach(RunningContainer::awaitHealthy);
        assertEquals(replicas, users().size());
    }

    void stopOldestReplica() {
        var oldest = users().getFirst();
        assertEquals(0, oldest.exitStatusAfterSigterm());
        TestResources.docker().removeContainerCmd(oldest.getContainerId()).exec();
    }

    void disconnectDatabase() {
        TestResources.docker()
                .disconnectFromNetworkCmd()
                .withNetworkId(network())
                .withContainerId(database().getContainerId())
                .exec();
    }

    void reconnectDatabase() {
        TestResources.docker()
                .connectToNetworkCmd()
                .withNetworkId(network())
                .withContainerId(database().getContainerId())
                .withContainerNetwork(new ContainerNetwork().withAliases("users-db"))
                .exec();
    }

    RunningContainer database() {
        return service("users-db").getFirst();
    }

    /** The replicas of the users service, from the oldest to the newest. */
    List<RunningContainer> users() {
        return service("users-service");
    }

    /** The name of the database's volume. */
    String volume() {
        return project + "_users-db-data";
    }

    String url(String path) {
        return "http://" + service("nginx").getFirst().address(80) + path;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s/users_prod".formatted(database().address(5432)),
                "postgres",
                PASSWORD);
    }

    @Override
    public void close() {
        compose.run("down", "--volumes", "--timeout", "10");
    }

    private String network() {
        return project + "_default";
    }

    List<RunningContainer> service(String name) {
        return compose.containers(name);
    }
}
