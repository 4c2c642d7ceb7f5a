package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An upgrade changes nothing that cannot be changed, and no secret. */
class UpgradeTest {
    static final List<String> SWITCHES = Switches.ALL;

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void keepsWhatKubernetesDoesNotLetChange(String values) {
        var rendered = Chart.with(values);
        for (var deployment : rendered.all(Deployment.class)) {
            assertEquals(
                    selector(deployment.getMetadata().getName()),
                    deployment.getSpec().getSelector().getMatchLabels());
        }
        for (var set : rendered.all(StatefulSet.class)) {
            assertEquals(
                    selector(set.getMetadata().getName()),
                    set.getSpec().getSelector().getMatchLabels());
            assertEquals(Chart.NAME + "-users-db", set.getSpec().getServiceName());
            assertEquals("Parallel", set.getSpec().getPodManagementPolicy());
            var claim = set.getSpec().getVolumeClaimTemplates().getFirst();
            assertEquals("data", claim.getMetadata().getName());
            assertEquals(
                    selector(set.getMetadata().getName()), claim.getMetadata().getLabels());
        }
    }

    private static Map<String, String> selector(String name) {
        return Map.of(
                "app.kubernetes.io/name", Chart.NAME.replaceFirst("^stack-", ""),
                "app.kubernetes.io/instance", "stack",
                "app.kubernetes.io/component", name.substring(Chart.NAME.length() + 1));
    }

    @Test
    void replacesNoPodBecauseOfTheChartsVersion() {
        for (var pod : Chart.byDefault().pods()) {
            if (!pod.owner().getKind().equals("Pod")) {
                assertEquals(
                        selector(pod.owner().getMetadata().getName()),
                        pod.metadata().getLabels());
            }
        }
    }

    @Test
    void keepsTheSecretsThatAreThere() {
        var before = Chart.byDefault().all(Secret.class);

        var after = Chart.with("", before).all(Secret.class);

        assertEquals(data(before), data(after));
        assertNotEquals(data(before), data(Chart.byDefault().all(Secret.class)));
    }

    @Test
    void addsASecretThatIsNotThereYet() {
        var before = Chart.byDefault().one(Secret.class, "services");
        var password = before.getData().remove("database-password");

        var after = Chart.with("", List.of(before)).one(Secret.class, "services");

        assertEquals(before.getData().get("secret-key"), after.getData().get("secret-key"));
        assertNotEquals(password, after.getData().get("database-password"));
    }

    /** The database has it, and is not started again. */
    @Test
    void keepsThePasswordOfTheDatabaseWhereThatOfTheServicesIsGone() {
        var before = Chart.byDefault().one(Secret.class, "users-db");

        var after = Chart.with("", List.of(before)).one(Secret.class, "services");

        assertEquals(
                before.getData().get("role-password"), after.getData().get("database-password"));
    }

    /** Which Kubernetes would refuse when the rest of the upgrade is done. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size: 9Gi       | database.storage.size is 9Gi, it must be 8Gi",
                "className: fast | database.storage.className is \"fast\", it must be \"\"",
            })
    void refusesAnotherVolumeThanTheDatabaseHas(String storage, String words) {
        var before = Chart.byDefault().all(StatefulSet.class);
        var values = "database: { storage: { %s } }".formatted(storage);

        var refusal = assertThrows(IllegalStateException.class, () -> Chart.with(values, before));

        assertTrue(refusal.getMessage().contains(words), refusal::getMessage);
    }

    @Test
    void takesTheVolumeThatTheDatabaseHas() {
        var values = "database: { storage: { size: 20Gi, className: fast } }";
        var before = Chart.with(values).one(StatefulSet.class, "users-db");

        var after = Chart.with(values, List.of(before)).one(StatefulSet.class, "users-db");

        assertEquals(
                before.getSpec().getVolumeClaimTemplates(),
                after.getSpec().getVolumeClaimTemplates());
    }

    @Test
    void givesTheServicesAndTheDatabaseTheSamePassword() {
        var rendered = Chart.byDefault();

        assertEquals(
                rendered.one(Secret.class, "services").getData().get("database-password"),
                rendered.one(Secret.class, "users-db").getData().get("role-password"));
    }

    @Test
    void leavesDataAndSecretsWhereItIsUninstalled() {
        var rendered = Chart.byDefault();
        for (var secret : rendered.all(Secret.class)) {
            assertEquals(
                    "keep", secret.getMetadata().getAnnotations().get("helm.sh/resource-policy"));
        }
        assertEquals(List.of(), rendered.all(PersistentVolumeClaim.class));
        assertEquals(
                "Retain",
                rendered.one(StatefulSet.class, "users-db")
                        .getSpec()
                        .getPersistentVolumeClaimRetentionPolicy()
                        .getWhenDeleted());
    }

    @Test
    void neverHasFewerReplicasThanAsked() {
        for (var deployment : Chart.byDefault().all(Deployment.class)) {
            var roll = deployment.getSpec().getStrategy().getRollingUpdate();
            assertEquals(0, roll.getMaxUnavailable().getIntVal());
            assertEquals(1, roll.getMaxSurge().getIntVal());
        }
    }

    @Test
    void spreadsTheReplicasOfEachVersionOverTheNodes() {
        for (var deployment : Chart.byDefault().all(Deployment.class)) {
            var spread =
                    deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints();
            assertEquals(
                    List.of("pod-template-hash"),
                    spread.getFirst().getMatchLabelKeys(),
                    deployment.getMetadata().getName());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gateway: { env: { DRAIN_SECONDS: 60, FINISH_SECONDS: 600 } }",
                "services: { client: { env: { DRAIN_SECONDS: '40' } } }",
            })
    void leavesEachContainerTheTimeToFinish(String values) {
        for (var pod : Chart.with(values).pods()) {
            var env = pod.env();
            if (env.containsKey("DRAIN_SECONDS")) {
                var finish = Integer.parseInt(env.getOrDefault("FINISH_SECONDS", "10"));
                var drain = Integer.parseInt(env.get("DRAIN_SECONDS"));
                assertTrue(
                        pod.spec().getTerminationGracePeriodSeconds() > drain + finish, pod.name());
            }
        }
    }

    @Test
    void givesAStartMoreTimeThanItWaitsForTheDatabase() {
        var users = RenderedTest.pod(Chart.byDefault(), "users");
        var probe = users.container().getStartupProbe();

        assertTrue(probe.getFailureThreshold() * probe.getPeriodSeconds()
                > Integer.parseInt(users.env().get("DATABASE_WAIT_SECONDS")));
    }

    private static Map<String, Map<String, String>> data(List<Secret> secrets) {
        return secrets.stream()
                .collect(Collectors.toMap(
                        secret -> secret.getMetadata().getName(), Secret::getData));
    }
}
