package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;

/**
 * Pod Security {@code restricted} of Kubernetes 1.36, and what goes beyond: no access to the API, a
 * read-only root, memory that is limited.
 */
class PodSecurityTest {
    static final List<String> SWITCHES = Switches.ALL;

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void isThatOfRestricted(String values) {
        assertAll(Chart.with(values).pods().stream().map(pod -> () -> isRestricted(pod)));
    }

    private static void isRestricted(PodOf pod) {
        var spec = pod.spec();
        assertNull(spec.getHostNetwork(), pod.name());
        assertNull(spec.getHostPID(), pod.name());
        assertNull(spec.getHostIPC(), pod.name());
        assertTrue(spec.getSecurityContext().getRunAsNonRoot(), pod.name());
        assertEquals(
                "RuntimeDefault", spec.getSecurityContext().getSeccompProfile().getType());
        assertEquals(1, spec.getContainers().size(), pod.name());
        var container = pod.container().getSecurityContext();
        assertFalse(container.getAllowPrivilegeEscalation(), pod.name());
        assertEquals(List.of("ALL"), container.getCapabilities().getDrop(), pod.name());
        assertEquals(List.of(), container.getCapabilities().getAdd(), pod.name());
        for (var volume : spec.getVolumes()) {
            assertTrue(isAllowed(volume), pod.name() + " " + volume);
        }
        for (var port : pod.container().getPorts()) {
            assertNull(port.getHostPort(), pod.name());
        }
    }

    private static boolean isAllowed(Volume volume) {
        return volume.getEmptyDir() != null
                || volume.getSecret() != null
                || volume.getProjected() != null;
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void goesBeyondIt(String values) {
        var rendered = Chart.with(values);
        for (var pod : rendered.pods()) {
            assertFalse(pod.spec().getAutomountServiceAccountToken(), pod.name());
            assertFalse(pod.spec().getEnableServiceLinks(), pod.name());
            assertTrue(
                    pod.container().getSecurityContext().getReadOnlyRootFilesystem(), pod.name());
            assertNotNull(pod.container().getResources().getLimits().get("memory"), pod.name());
        }
        for (var account : rendered.all(ServiceAccount.class)) {
            assertFalse(account.getAutomountServiceAccountToken());
        }
    }

    @Test
    void namesTheUsersOfTheImages() {
        for (var pod : Chart.byDefault().pods()) {
            var user = pod.name().endsWith("-users-db") ? 999L : 10001L;
            assertEquals(user, pod.spec().getSecurityContext().getRunAsUser(), pod.name());
            assertEquals(user, pod.spec().getSecurityContext().getFsGroup(), pod.name());
        }
    }

    @Test
    void leavesTheUsersToTheClusterThatGivesItsOwn() {
        for (var pod : Chart.with("security: { arbitraryUser: true }").pods()) {
            assertNull(pod.spec().getSecurityContext().getRunAsUser(), pod.name());
            assertNull(pod.spec().getSecurityContext().getRunAsGroup(), pod.name());
            assertNull(pod.spec().getSecurityContext().getFsGroup(), pod.name());
        }
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void hasNoSecretInAnEnvironment(String values) {
        for (var pod : Chart.with(values).pods()) {
            for (var name : List.of("SECRET_KEY", "DATABASE_PASSWORD", "POSTGRES_PASSWORD")) {
                assertFalse(pod.env().containsKey(name), pod.name() + " " + name);
            }
        }
    }
}
