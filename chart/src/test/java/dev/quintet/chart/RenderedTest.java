package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.marcnuri.helm.Helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whatever the values are, the chart makes objects that Kubernetes knows. */
class RenderedTest {
    static final List<String> SWITCHES = Switches.ALL;

    @Test
    void passesTheLint() {
        var lint = new Helm(Chart.FOLDER).lint().strict().call();

        assertFalse(lint.isFailed(), lint.getMessages().toString());
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void hasOnlyFieldsThatKubernetesKnows(String values) {
        for (var object : Chart.with(values).objects()) {
            if (!(object instanceof GenericKubernetesResource)) {
                assertEquals(List.of(), UnknownFields.in(object), Serialization.asYaml(object));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void changesWithEverySwitch(String values) {
        assertNotEquals(text(Chart.with("")), text(Chart.with(values)), "has no effect: " + values);
    }

    @ParameterizedTest
    @FieldSource("SWITCHES")
    void hasNoNameTwice(String values) {
        var rendered = Chart.with(values);

        assertEquals(
                rendered.objects().size(), rendered.names().size(), rendered.names()::toString);
    }

    @Test
    void isTriedWithEveryValue() {
        var untried = new TreeSet<>(ValuesTable.of(Chart.schema()).paths());
        for (var values : Switches.ALL) {
            untried.removeAll(paths(values));
        }
        assertEquals(List.of(), List.copyOf(untried));
    }

    @Test
    void startsNoReplicaWhereNoneIsAsked() {
        var users =
                Chart.with("services: { users: { replicas: 0 } }").one(Deployment.class, "users");

        assertEquals(0, users.getSpec().getReplicas());
    }

    static PodOf pod(Rendered rendered, String component) {
        return rendered.pods().stream()
                .filter(pod -> pod.name().endsWith("/" + Chart.NAME + "-" + component))
                .findFirst()
                .orElseThrow();
    }

    /** Without what is made at random. */
    private static String text(Rendered rendered) {
        return rendered.objects().stream()
                .filter(object -> !object.getKind().equals("Secret"))
                .map(Serialization::asYaml)
                .collect(Collectors.joining());
    }

    private static List<String> paths(String values) {
        return ValuesTable.of(Chart.schema()).pathsOf(Serialization.unmarshal(values, Map.class));
    }
}
