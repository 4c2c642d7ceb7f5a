package dev.quintet.e2e;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.HealthCheck;

import org.testcontainers.containers.Network;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Replaces {@code users-service} and answers with the headers of the request. */
final class Echo {
    private Echo() {}

    static ServiceContainer in(Network network) {
        return new ServiceContainer("web-service")
                .withNetwork(network)
                .withNetworkAliases("users-service")
                .withCreateContainerCmdModifier(
                        cmd -> cmd.withHealthcheck(new HealthCheck().withTest(List.of("NONE"))))
                .mount(configuration(), "/etc/nginx/nginx.conf", AccessMode.ro)
                .running();
    }

    private static Path configuration() {
        try {
            return Path.of(Echo.class.getResource("/echo/nginx.conf").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
