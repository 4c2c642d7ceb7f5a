package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HealthCheck;

import org.testcontainers.containers.Network;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A gateway, replicas of the users service and a database, of a test's own: it may do with them what it likes. */
final class OwnStack implements AutoCloseable {
    private static final String PASSWORD = UUID.randomUUID().toString();

    private static final HealthCheck READY = new HealthCheck()
            .withTest(List.of("CMD", "http-health", "5000", "/health/ready"))
            .withInterval(Duration.ofSeconds(1).toNanos());

    private final Deque<Runnable> parts = new ArrayDeque<>();
    /** Gateway and users service. */
    private final Network front;
    /** Users service and database. */
    private final Network back;

    private final ServiceContainer database;
    private final ServiceContainer gateway;
    private final Deque<ServiceContainer> replicas = new ArrayDeque<>();

    private OwnStack(UnaryOperator<ServiceContainer> database) {
        try {
            front = opened(TestResources.network());
            back = opened(TestResources.network());
            this.database = opened(database.apply(new ServiceContainer("users-db"))
                            .withNetwork(back)
                            .withNetworkAliases("users-db")
                            .publish(5432)
                            .withEnv("POSTGRES_PASSWORD", PASSWORD))
                    .healthy();
            startReplica();
            gateway = opened(new ServiceContainer("nginx")
                            .withNetwork(front)
                            .publish(80)
                            .withEnv("SIGN_IN_REQUESTS_PER_SECOND", "100000")
                            .withEnv("SIGN_IN_BURST", "100000")
                            .withEnv("CONNECTIONS_PER_ADDRESS", "10000"))
                    .healthy();
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    static OwnStack start() {
        return new OwnStack(UnaryOperator.identity());
    }

    /** With settings of its own for the container of its database. */
    static OwnStack start(UnaryOperator<ServiceContainer> database) {
        return new OwnStack(database);
    }

    /** One more, when it is ready. */
    void startReplica() {
        // Joins the gateway's network only when it is ready, as behind a balancer that asks for its
        // health.
        var replica = opened(new ServiceContainer("users-service")
                        .host(host -> host.withInit(true))
                        .withNetwork(back)
                        .withEnv(
                                "DATABASE_URL",
                                "postgres://postgres:" + PASSWORD + "@users-db:5432/users_prod")
                        .withEnv("SECRET_KEY", "k".repeat(32))
                        .withCreateContainerCmdModifier(cmd -> cmd.withHealthcheck(READY)))
                .healthy();
        TestResources.docker()
                .connectToNetworkCmd()
                .withNetworkId(front.getId())
                .withContainerId(replica.getContainerId())
                .withContainerNetwork(new ContainerNetwork().withAliases("users-service"))
                .exec();
        replicas.add(replica);
    }

    void stopOldestReplica() {
        assertEquals(0, replicas.remove().exitStatusAfterSigterm());
    }

    void cutBetweenUsersAndDatabase() {
        TestResources.docker()
                .disconnectFromNetworkCmd()
                .withNetworkId(back.getId())
                .withContainerId(users().getContainerId())
                .exec();
    }

    void healBetweenUsersAndDatabase() {
        TestResources.docker()
                .connectToNetworkCmd()
                .withNetworkId(back.getId())
                .withContainerId(users().getContainerId())
                .exec();
    }

    RunningContainer database() {
        return database;
    }

    RunningContainer users() {
        return replicas.element();
    }

    String url(String path) {
        return "http://" + gateway.address(80) + path;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s/users_prod".formatted(database.address(5432)),
                "postgres",
                PASSWORD);
    }

    @Override
    public void close() {
        for (var part : parts) {
            part.run();
        }
    }

    private Network opened(Network network) {
        parts.push(network::close);
        return network;
    }

    private ServiceContainer opened(ServiceContainer container) {
        parts.push(container::close);
        return container;
    }
}
