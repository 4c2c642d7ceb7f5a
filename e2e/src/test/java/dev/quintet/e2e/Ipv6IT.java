package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Network.Ipam;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A network of IPv6 alone, on which names have IPv4 addresses all the same. */
class Ipv6IT {
    /** SIOCSIFADDR, as the images have no program for it. */
    private static final String REMOVE_IPV4 =
            "$none = pack('a16Sna4x16', 'eth0', 2, 0, qq(\\0) x 4); socket(S, 2, 2, 0) && ioctl(S, 0x8916, $none) || die $!";

    @Test
    void theGatewayAndTheUsersServiceFindWhatTheyNeed() {
        assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "this machine has no IPv6");
        try (var network = network();
                var _ = UsersDb.container()
                        .withNetwork(network)
                        .withNetworkAliases("users-db")
                        .healthy();
                var place = withoutIpv4(network, "users-service");
                var _ = in(place, "users-service")
                        .withEnv(
                                "DATABASE_URL",
                                "postgres://users_service:secret@users-db/users_prod")
                        .withEnv("SECRET_KEY", UUID.randomUUID().toString())
                        .healthy();
                var another = withoutIpv4(network, "nginx");
                var gateway = in(another, "nginx").healthy()) {
            var answer = gateway.exec(
                    "bash",
                    "-c",
                    "exec 3<>/dev/tcp/::1/80; printf 'GET /users HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3");

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    /** A place on the network for a container, of the name. */
    private static ServiceContainer withoutIpv4(Network network, String name) {
        var place = new ServiceContainer("web-service")
                .withNetwork(network)
                .withNetworkAliases(name)
                .withCreateContainerCmdModifier(
                        cmd -> cmd.withUser("0").withEntrypoint("sleep", "infinity"))
                .host(host -> host.withCapAdd(Capability.NET_ADMIN))
                .running();
        place.exec("perl", "-e", REMOVE_IPV4);
        return place;
    }

    private static ServiceContainer in(ServiceContainer place, String service) {
        return new ServiceContainer(service).withNetworkMode("container:" + place.getContainerId());
    }

    /** Engines before 27 have no addresses of IPv6 to give, unless they are told some. */
    private static Network network() {
        var some = UUID.randomUUID().toString();
        var subnet = "fd%s:%s:%s::/64"
                .formatted(some.substring(0, 2), some.substring(2, 6), some.substring(9, 13));
        return Network.builder()
                .enableIpv6(true)
                .createNetworkCmdModifier(command -> command.withLabels(TestResources.LABELS)
                        .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(subnet))))
                .build();
    }
}
