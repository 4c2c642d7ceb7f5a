package dev.quintet.e2e;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.HealthCheck;

import org.testcontainers.containers.Network;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * A stand-in for {@code users-service}. It stops answering on a connection after it has refused a
 * request, closes the connection after {@code HEAD}, and sends {@code Connection: close} once it is
 * {@link #leave leaving}.
 */
final class Stubborn {
    private Stubborn() {}

    static ServiceContainer in(Network network, String... names) {
        return prepared(network, names).running();
    }

    /** It listens, and answers 503 until {@link #start} is called. */
    static ServiceContainer startingIn(Network network, String name) {
        return prepared(network, name).withEnv("STARTING", "yes").running();
    }

    private static ServiceContainer prepared(Network network, String... names) {
        return new ServiceContainer("web-service")
                .withNetwork(network)
                .withNetworkAliases(names)
                .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint("perl", "/stubborn.pl")
                        .withHealthcheck(new HealthCheck().withTest(List.of("NONE"))))
                .host(host -> host.withInit(true))
                .mount(script(), "/stubborn.pl", AccessMode.ro);
    }

    static void start(RunningContainer stubborn) {
        stubborn.exec("touch", "/tmp/started");
    }

    static void leave(RunningContainer stubborn) {
        stubborn.exec("touch", "/tmp/leaving");
    }

    private static Path script() {
        try {
            return Path.of(Stubborn.class.getResource("/stubborn/stubborn.pl").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
