package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What a container has in its environment, and of Secrets. */
class SettingsTest {
    static final List<String> SWITCHES = Switches.ALL;

    @Test
    void writesLargeNumbersAsTheyAre() {
        var values = "services: { users: { env: { MAX_BODY_BYTES: 1000000, A: 1.5 } } }";
        var env = RenderedTest.pod(Chart.with(values), "users").env();

        assertEquals("1000000", env.get("MAX_BODY_BYTES"));
        assertEquals("1.5", env.get("A"));
    }

    @Test
    void leavesOutASettingThatIsNull() {
        var values = "services: { users: { env: { DRAIN_SECONDS: null, TRUSTED_PROXIES: null } } }";
        var env = RenderedTest.pod(Chart.with(values), "users").env();

        assertFalse(env.containsKey("DRAIN_SECONDS"));
        assertFalse(env.containsKey("TRUSTED_PROXIES"));
        assertTrue(env.containsKey("PORT"));
    }

    @Test
    void takesASettingInPlaceOfItsOwn() {
        var rendered = Chart.with("""
                services: { users: { env: { TRUSTED_PROXIES: "" } } }
                gateway:
                  trustedProxies: [192.0.2.1]
                  env: { TRUSTED_PROXIES: 192.0.2.2, USERS_UPSTREAM: "elsewhere:80" }
                database: { env: { POSTGRES_PASSWORD_FILE: /tmp/password } }
                """);

        var users = RenderedTest.pod(rendered, "users").env();
        assertEquals("", users.get("TRUSTED_PROXIES"));
        var gateway = RenderedTest.pod(rendered, "gateway").env();
        assertEquals("192.0.2.2", gateway.get("TRUSTED_PROXIES"));
        assertEquals("elsewhere:80", gateway.get("USERS_UPSTREAM"));
        assertEquals(
                "/tmp/password",
                RenderedTest.pod(rendered, "users-db").env().get("POSTGRES_PASSWORD_FILE"));
    }

    @Test
    void takesASecretInPlaceOfItsOwn() {
        var rendered = Chart.with("""
                migration: { job: true }
                services:
                  users: { secretFiles: { SECRET_KEY: { secret: mine, key: key } } }
                """);

        for (var component : List.of("users", "migration")) {
            assertEquals(
                    List.of("database-password", "mine/key"),
                    RenderedTest.pod(rendered, component).spec().getVolumes().stream()
                            .filter(volume -> volume.getName().equals("secrets"))
                            .flatMap(volume -> volume.getProjected().getSources().stream())
                            .map(source -> source.getSecret())
                            .map(secret -> secret.getName().equals("mine")
                                    ? "mine/" + secret.getItems().getFirst().getKey()
                                    : secret.getItems().getFirst().getKey())
                            .toList(),
                    component);
        }
    }

    /** Else Helm 4 cannot install it: the API server merges these lists by their names. */
    @ParameterizedTest
    @FieldSource("SWITCHES")
    void hasNothingTwiceInAList(String values) {
        for (var pod : Chart.with(values).pods()) {
            var container = pod.container();
            isOnce(pod, container.getEnv().stream().map(variable -> variable.getName()));
            isOnce(pod, container.getPorts().stream().map(port -> port.getContainerPort()));
            isOnce(pod, container.getVolumeMounts().stream().map(mount -> mount.getMountPath()));
            isOnce(pod, pod.spec().getVolumes().stream().map(volume -> volume.getName()));
            isOnce(pod, files(pod));
        }
    }

    private static Stream<String> files(PodOf pod) {
        return pod.spec().getVolumes().stream()
                .filter(volume -> volume.getProjected() != null)
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .flatMap(source -> source.getSecret().getItems().stream())
                .map(item -> item.getPath());
    }

    private static void isOnce(PodOf pod, Stream<?> names) {
        var seen = new HashSet<>();
        assertEquals(
                List.of(),
                names.filter(name -> !seen.add(name)).toList(),
                () -> "twice in " + pod.name());
    }
}
