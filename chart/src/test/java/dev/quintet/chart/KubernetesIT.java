package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The chart on a cluster, with callers all the time; docs/kubernetes.md says how to run it. */
class KubernetesIT {
    private static final String VALUES = """
            gateway:
              service: { type: NodePort }
              env: { SIGN_IN_REQUESTS_PER_SECOND: 1000000, SIGN_IN_BURST: 1000000 }
            """;

    private static Cluster cluster;

    @BeforeAll
    static void install() {
        var kubeconfig = System.getProperty("kubeconfig", "");
        if (kubeconfig.isEmpty()) {
            System.out.println("KubernetesIT is left out, as -Dkubeconfig names no cluster");
        }
        assumeTrue(!kubeconfig.isEmpty());
        cluster =
                new Cluster(Path.of(kubeconfig), Path.of(System.getProperty("kubernetes.values")));
        cluster.deploy(VALUES);
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void passesItsTest() {
        cluster.test();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "client", "swagger", "gateway"})
    void losesNoRequestWhileItIsRolled(String component) throws Exception {
        try (var callers = Callers.of(cluster.address())) {
            cluster.roll(component);

            callers.awaitRegistrations();
            assertEquals(Map.of(), callers.failures(), "of " + callers.requests());
            assertEquals(Set.of(), callers.lost(cluster.address()));
        }
    }

    @Test
    void losesNoRequestWhileItIsScaled() throws Exception {
        try (var callers = Callers.of(cluster.address())) {
            for (var replicas : new int[] {1, 5, 2, 3}) {
                cluster.scale("users", replicas);
                callers.awaitRegistrations();
            }

            assertEquals(Map.of(), callers.failures(), "of " + callers.requests());
            assertEquals(Set.of(), callers.lost(cluster.address()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "gateway", "users-db"})
    void losesNoRegistrationWhereAPodIsKilled(String component) throws Exception {
        try (var callers = Callers.of(cluster.address())) {
            cluster.kill(cluster.pods(component).getFirst());

            callers.awaitRegistrations();
            assertEquals(Set.of(), callers.lost(cluster.address()));
        }
    }

    @Test
    void losesNoRequestInAnUpgradeAndBack() throws Exception {
        try (var callers = Callers.of(cluster.address())) {
            cluster.deploy(VALUES + "services: { users: { env: { PASSWORD_MIN_LENGTH: 12 } } }");
            callers.awaitRegistrations();
            cluster.deploy(VALUES);

            callers.awaitRegistrations();
            assertEquals(Map.of(), callers.failures(), "of " + callers.requests());
            assertEquals(Set.of(), callers.lost(cluster.address()));
        }
    }

    @Test
    void findsItsDataAgainAfterItWasUninstalled() throws Exception {
        var callers = Callers.of(cluster.address());
        callers.close();

        cluster.uninstall();
        assertTrue(cluster.hasVolume());
        cluster.deploy(VALUES);

        assertEquals(Set.of(), callers.lost(cluster.address()));
    }
}
