package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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
    private static final Path KUBECONFIG = file("kubeconfig");
    private static final Path RELEASE = file("kubernetes.values");
    private static final Path EARLIER = file("kubernetes.earlier");

    private static Cluster cluster;

    @BeforeAll
    static void install() {
        if (KUBECONFIG == null) {
            System.out.println("KubernetesIT is left out, as -Dkubeconfig names no cluster");
        }
        assumeTrue(KUBECONFIG != null);
        assertNotNull(RELEASE, "-Dkubernetes.values must name the values file of a release");
        cluster = new Cluster(KUBECONFIG);
        cluster.deploy(RELEASE, VALUES);
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
    void losesNoRequestInAnUpgradeAndBack() throws Throwable {
        upgradeAnd(() -> cluster.deploy(RELEASE, VALUES));
    }

    @Test
    void losesNoRequestInAnUpgradeAndARollback() throws Throwable {
        assumeTrue(Cluster.hasHelm(), "there is no command helm in PATH");

        upgradeAnd(cluster::rollBack);
    }

    private static void upgradeAnd(Executable goBack) throws Throwable {
        try (var callers = Callers.of(cluster.address())) {
            cluster.deploy(RELEASE, VALUES + """
                            services: { users: { env: { PASSWORD_MIN_LENGTH: 12 } } }
                            migration: { job: true }
                            """);
            callers.awaitRegistrations();
            goBack.execute();

            callers.awaitRegistrations();
            assertEquals(Map.of(), callers.failures(), "of " + callers.requests());
            assertEquals(Set.of(), callers.lost(cluster.address()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "users-db"})
    void isAsBeforeWhereAnUpgradeCannotBeReady(String image) throws Exception {
        try (var callers = Callers.of(cluster.address())) {
            var upgrade = VALUES + "images: { %s: 'example.invalid/none' }".formatted(image);

            assertThrows(
                    IllegalStateException.class, () -> cluster.deployOrRollBack(RELEASE, upgrade));

            callers.awaitRegistrations();
            var failures = callers.failures();
            if (image.equals("users-db")) {
                failures.remove("status 503");
            }
            assertEquals(Map.of(), failures, "of " + callers.requests());
            assertEquals(Set.of(), callers.lost(cluster.address()));
        }
    }

    @Test
    void losesNoRequestBetweenTwoReleases() throws Exception {
        assumeTrue(EARLIER != null, "-Dkubernetes.earlier names no values file");
        try (var other = new Cluster(KUBECONFIG)) {
            other.deploy(EARLIER, VALUES);
            var database = "images: { users-db: '%s' }".formatted(other.image("users-db"));

            upgradeAndBack(other, VALUES + database, Set.of());
            // The database is one: while it is replaced, callers are told to come back.
            upgradeAndBack(other, VALUES, Set.of("status 503"));
        }
    }

    private static void upgradeAndBack(Cluster other, String values, Set<String> allowed)
            throws Exception {
        try (var callers = Callers.of(other.address())) {
            other.deploy(RELEASE, values);
            callers.awaitRegistrations();
            other.deploy(EARLIER, VALUES);
            callers.awaitRegistrations();

            var failures = callers.failures();
            failures.keySet().removeAll(allowed);
            assertEquals(Map.of(), failures, "of " + callers.requests());
            assertEquals(Set.of(), callers.lost(other.address()));
        }
    }

    @Test
    void findsItsDataAgainAfterItWasUninstalled() throws Exception {
        var callers = Callers.of(cluster.address());
        callers.close();

        cluster.uninstall();
        assertTrue(cluster.hasVolume());
        cluster.deploy(RELEASE, VALUES);

        assertEquals(Set.of(), callers.lost(cluster.address()));
    }

    private static Path file(String property) {
        var name = System.getProperty(property);
        return name == null ? null : Path.of(name);
    }
}
