package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which pods reach which others. */
class NetworkPolicyTest {
    @Test
    void letsOnlyTheGatewayAndWhoIsNamedComeToTheServices() {
        var rendered = Chart.byDefault();
        for (var service : Chart.running().keySet()) {
            var ingress = rendered.one(NetworkPolicy.class, service).getSpec().getIngress();
            assertEquals(1, ingress.size(), service);
            assertEquals(callersOf(service), components(ingress.getFirst()), service);
        }
    }

    @Test
    void letsWhoIsNamedComeToAServiceWhereThereIsNoGateway() {
        var rendered = Chart.with("""
                gateway: { enabled: false }
                exposure: { proxyNamespace: ingress }
                services: { swagger: { callers: [client] } }
                """);

        var ingress = rendered.one(NetworkPolicy.class, "swagger").getSpec().getIngress();
        assertTrue(
                ingress.getFirst().getFrom().stream()
                        .filter(peer -> peer.getPodSelector() != null)
                        .map(peer -> peer.getPodSelector().getMatchLabels())
                        .anyMatch(labels ->
                                "client".equals(labels.get("app.kubernetes.io/component"))),
                ingress::toString);
    }

    @Test
    void letsOnlyWhoHasADatabaseComeToIt() {
        var ingress =
                Chart.byDefault().one(NetworkPolicy.class, "users-db").getSpec().getIngress();

        assertEquals(
                concat(Chart.withDatabase(), List.of("migration")), components(ingress.getFirst()));
    }

    @Test
    void letsWhoCollectsMetricsReachNothingElse() {
        var values =
                "metrics: { enabled: true, from: [{ namespaceSelector: { matchLabels: { a: b } } }] }";
        var ingress =
                Chart.with(values).one(NetworkPolicy.class, "users").getSpec().getIngress();

        assertEquals(callersOf("users"), components(ingress.getFirst()));
        assertEquals(
                List.of(new IntOrString("metrics")),
                ingress.getLast().getPorts().stream()
                        .map(port -> port.getPort())
                        .toList());
        assertEquals(
                "b",
                ingress.getLast()
                        .getFrom()
                        .getFirst()
                        .getNamespaceSelector()
                        .getMatchLabels()
                        .get("a"));
    }

    @Test
    void letsEachServiceAskTheNameServersWhateverTheirPortIs() {
        for (var component : List.of("users", "gateway", "test")) {
            var egress = Chart.byDefault()
                    .one(NetworkPolicy.class, component)
                    .getSpec()
                    .getEgress();
            assertTrue(
                    egress.stream()
                            .filter(rule -> rule.getPorts().isEmpty())
                            .flatMap(rule -> rule.getTo().stream())
                            .anyMatch(peer -> Map.of("k8s-app", "kube-dns")
                                    .equals(peer.getPodSelector().getMatchLabels())),
                    component);
        }
    }

    private static List<String> callersOf(String service) {
        var named = (List<?>) Chart.running().get(service).getOrDefault("callers", List.of());
        return concat(List.of("gateway"), named.stream().map(String.class::cast).toList());
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<String> components(NetworkPolicyIngressRule rule) {
        return rule.getFrom().stream()
                .map(peer ->
                        peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/component"))
                .toList();
    }
}
