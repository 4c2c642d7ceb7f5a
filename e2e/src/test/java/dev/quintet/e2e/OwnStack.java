package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** A gateway, replicas of the users service and a database, of a test's own: it may do with them what it likes. */
final class OwnStack implements AutoCloseable {
    private static final String PASSWORD = UUID.randomUUID().toString();

    private final Deque<Runnable> parts = new ArrayDeque<>();
    /** Gateway and users service. */
    private final Network front;
    /** Users service and database. */
    private final Network back;

    private final Container database;
    private final Container gateway;
    private final Deque<Container> replicas = new ArrayDeque<>();

    private OwnStack(String... optionsOfTheDatabase) {
        try {
            front = opened(Network.create());
            back = opened(Network.create());
            database = opened(Container.run(
                            Engine.image("users-db"),
                            Engine.with(
                                    optionsOfTheDatabase,
                                    "--network=" + back.id(),
                                    "--network-alias=users-db",
                                    "--publish=127.0.0.1::5432",
                                    "--env=POSTGRES_PASSWORD=" + PASSWORD,
                                    "--tmpfs=/run/postgresql:uid=999,gid=999,mode=0775")))
                    .healthy();
            startReplica();
            gateway = opened(front.gateway(
                            "--env=SIGN_IN_REQUESTS_PER_SECOND=100000",
                            "--env=SIGN_IN_BURST=100000",
                            "--env=CONNECTIONS_PER_ADDRESS=10000"))
                    .healthy();
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    static OwnStack start(String... optionsOfTheDatabase) {
        return new OwnStack(optionsOfTheDatabase);
    }

    /** One more, when it is ready. */
    void startReplica() {
        // Joins the gateway's network only when it is ready, as behind a balancer that asks for its
        // health.
        var replica = opened(Container.run(
                        Engine.image("users-service"),
                        "--init",
                        "--network=" + back.id(),
                        "--env=DATABASE_URL=postgres://postgres:" + PASSWORD
                                + "@users-db:5432/users_prod",
                        "--env=SECRET_KEY=" + "k".repeat(32),
                        "--health-cmd=http-health 5000 /health/ready",
                        "--health-interval=1s"))
                .healthy();
        Engine.docker("network", "connect", "--alias=users-service", front.id(), replica.id());
        replicas.add(replica);
    }

    void stopOldestReplica() {
        assertEquals(0, Container.statusAfterSigterm(replicas.remove().id()));
    }

    void cutBetweenUsersAndDatabase() {
        Engine.docker("network", "disconnect", back.id(), users().id());
    }

    void healBetweenUsersAndDatabase() {
        Engine.docker("network", "connect", back.id(), users().id());
    }

    Container database() {
        return database;
    }

    Container users() {
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

    private Container opened(Container container) {
        parts.push(container::close);
        return container;
    }
}
