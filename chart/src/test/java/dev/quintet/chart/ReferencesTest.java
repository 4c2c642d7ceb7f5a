package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Whatever the values are, what an object names is there. */
class ReferencesTest {
    static final List<String> SWITCHES = Switches.ALL;

    /** Of the switches: they are the operator's. */
    private static final List<String> SECRETS_OF_OTHERS =
            List.of("mail", "db", "mine", "ours", "certificate");

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void servicesLeadToAPortOfAPod(String values) {
        var rendered = Chart.with(values);
        for (var service : rendered.all(Service.class)) {
            var pods = rendered.pods().stream()
                    .filter(pod -> pod.isSelectedBy(service.getSpec().getSelector()))
                    .toList();
            assertEquals(1, pods.size(), service.getMetadata().getName());
            for (var port : service.getSpec().getPorts()) {
                assertTrue(hasPort(pods.getFirst(), port.getTargetPort()), port::toString);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void probesAskAPortThatIsThere(String values) {
        for (var pod : Chart.with(values).pods()) {
            if (List.of("Deployment", "StatefulSet").contains(pod.owner().getKind())) {
                var container = pod.container();
                for (var probe : List.of(
                        container.getStartupProbe(),
                        container.getLivenessProbe(),
                        container.getReadinessProbe())) {
                    assertTrue(asks(probe, pod), pod.name() + " " + probe);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void upstreamsOfTheGatewayAreServices(String values) {
        var rendered = Chart.with(values);
        var addresses = rendered.all(Service.class).stream()
                .flatMap(service -> service.getSpec().getPorts().stream()
                        .map(port -> service.getMetadata().getName() + ":" + port.getPort()))
                .toList();
        rendered.pods().stream()
                .filter(pod -> pod.name().endsWith("-gateway"))
                .flatMap(pod -> pod.env().entrySet().stream())
                .filter(variable -> variable.getKey().endsWith("_UPSTREAM"))
                .forEach(variable ->
                        assertTrue(addresses.contains(variable.getValue()), variable::toString));
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void podsHaveTheirAccountAndTheirSecrets(String values) {
        var rendered = Chart.with(values);
        var accounts = names(rendered.all(ServiceAccount.class).stream()
                .map(account -> account.getMetadata().getName()));
        for (var pod : rendered.pods()) {
            assertTrue(accounts.contains(pod.spec().getServiceAccountName()), pod.name());
            for (var volume : pod.spec().getVolumes()) {
                if (volume.getProjected() != null) {
                    volume.getProjected().getSources().forEach(source -> isThere(source, rendered));
                }
                if (volume.getSecret() != null) {
                    isThere(volume.getSecret(), rendered);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void filesOfSettingsAreMounted(String values) {
        for (var pod : Chart.with(values).pods()) {
            for (var variable : pod.env().entrySet()) {
                if (variable.getKey().endsWith("_FILE")) {
                    var file = variable.getValue().replaceFirst("^/run/secrets/", "");
                    assertTrue(files(pod).contains(file), pod.name() + " " + variable);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void mountsAreVolumes(String values) {
        for (var pod : Chart.with(values).pods()) {
            var volumes = pod.spec().getVolumes().stream()
                    .map(volume -> volume.getName())
                    .toList();
            for (var mount : pod.container().getVolumeMounts()) {
                assertTrue(
                        volumes.contains(mount.getName()) || mount.getName().equals("data"),
                        pod.name() + " " + mount);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void autoscalersBudgetsRoutesAndPoliciesConcernWhatIsThere(String values) {
        var rendered = Chart.with(values);
        for (var autoscaler : rendered.all(HorizontalPodAutoscaler.class)) {
            var target = autoscaler.getSpec().getScaleTargetRef().getName();
            var scaled = rendered.all(Deployment.class).stream()
                    .filter(deployment -> deployment.getMetadata().getName().equals(target))
                    .toList();
            assertEquals(1, scaled.size(), target);
            assertEquals(null, scaled.getFirst().getSpec().getReplicas(), target);
        }
        for (var budget : rendered.all(PodDisruptionBudget.class)) {
            selectsAPod(rendered, budget.getSpec().getSelector().getMatchLabels());
        }
        for (var policy : rendered.all(NetworkPolicy.class)) {
            selectsAPod(rendered, policy.getSpec().getPodSelector().getMatchLabels());
        }
        var services = names(rendered.all(Service.class).stream()
                .map(service -> service.getMetadata().getName()));
        rendered.all(Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName())
                .forEach(service -> assertTrue(services.contains(service), service));
    }

    private static void selectsAPod(Rendered rendered, Map<String, String> labels) {
        assertFalse(
                rendered.pods().stream().noneMatch(pod -> pod.isSelectedBy(labels)),
                labels::toString);
    }

    private static boolean asks(Probe probe, PodOf pod) {
        if (probe.getExec() != null) {
            return !probe.getExec().getCommand().isEmpty();
        }
        return hasPort(
                pod,
                Stream.of(probe.getHttpGet())
                        .filter(Objects::nonNull)
                        .map(HTTPGetAction::getPort)
                        .findFirst()
                        .orElseGet(() -> probe.getTcpSocket().getPort()));
    }

    private static boolean hasPort(PodOf pod, IntOrString port) {
        return pod.container().getPorts().stream()
                .map(ContainerPort::getName)
                .anyMatch(name -> name.equals(port.getStrVal()));
    }

    private static List<String> files(PodOf pod) {
        return pod.spec().getVolumes().stream()
                .flatMap(volume -> volume.getProjected() != null
                        ? volume.getProjected().getSources().stream()
                                .flatMap(source -> source.getSecret().getItems().stream())
                        : volume.getSecret() != null
                                ? volume.getSecret().getItems().stream()
                                : Stream.of())
                .map(item -> item.getPath())
                .toList();
    }

    private static void isThere(VolumeProjection source, Rendered rendered) {
        source.getSecret()
                .getItems()
                .forEach(item -> isThere(source.getSecret().getName(), item.getKey(), rendered));
    }

    private static void isThere(SecretVolumeSource source, Rendered rendered) {
        source.getItems().forEach(item -> isThere(source.getSecretName(), item.getKey(), rendered));
    }

    private static void isThere(String name, String key, Rendered rendered) {
        assertTrue(
                SECRETS_OF_OTHERS.contains(name)
                        || rendered.all(Secret.class).stream()
                                .filter(secret -> secret.getMetadata().getName().equals(name))
                                .anyMatch(secret -> secret.getData().containsKey(key)),
                name + " " + key);
    }

    private static List<String> names(Stream<String> names) {
        return names.toList();
    }
}
