package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who reaches the stack from outside, and who is believed about a caller's address. */
class ExposureTest {
    @Test
    void isTheClustersAlone() {
        for (var service : Chart.byDefault().all(Service.class)) {
            var type = service.getSpec().getType();
            assertTrue(type == null || type.equals("ClusterIP"), service::toString);
            assertNull(service.getSpec().getClusterIP());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LoadBalancer", "NodePort"})
    void keepsTheAddressesOfCallers(String type) {
        var service = Chart.with("gateway: { service: { type: %s } }".formatted(type))
                .one(Service.class, "gateway");

        assertEquals("Local", service.getSpec().getExternalTrafficPolicy());
    }

    @Test
    void addsToTheServiceOfTheGatewayWhatIsAsked() {
        var service = Chart.with("""
                        gateway:
                          service:
                            type: LoadBalancer
                            spec:
                              ipFamilyPolicy: PreferDualStack
                              loadBalancerSourceRanges: [192.0.2.0/24]
                        """).one(Service.class, "gateway");

        assertEquals("LoadBalancer", service.getSpec().getType());
        assertEquals("PreferDualStack", service.getSpec().getIpFamilyPolicy());
        assertEquals(List.of("192.0.2.0/24"), service.getSpec().getLoadBalancerSourceRanges());
    }

    @Test
    void believesNobodyInFrontOfTheGateway() {
        assertFalse(RenderedTest.pod(Chart.byDefault(), "gateway")
                .env()
                .containsKey("TRUSTED_PROXIES"));
    }

    @Test
    void believesTheProxyInFrontWhereNobodyElseReachesTheGateway() {
        var rendered = Chart.with("exposure: { proxyNamespace: ingress }");

        assertEquals(
                "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,fd00::/8",
                RenderedTest.pod(rendered, "gateway").env().get("TRUSTED_PROXIES"));
        var from = rendered.one(NetworkPolicy.class, "gateway")
                .getSpec()
                .getIngress()
                .getFirst()
                .getFrom();
        assertEquals(2, from.size());
        assertEquals(
                "ingress",
                from.getFirst()
                        .getNamespaceSelector()
                        .getMatchLabels()
                        .get("kubernetes.io/metadata.name"));
        assertEquals(
                "test",
                from.getLast()
                        .getPodSelector()
                        .getMatchLabels()
                        .get("app.kubernetes.io/component"));
    }

    @Test
    void believesNobodyWhereAnybodyReachesTheGateway() {
        var values = "{ exposure: { proxyNamespace: ingress }, networkPolicy: { enabled: false } }";

        assertFalse(RenderedTest.pod(Chart.with(values), "gateway")
                .env()
                .containsKey("TRUSTED_PROXIES"));
    }

    @Test
    void leadsEverythingToTheGateway() {
        var values = """
                exposure:
                  ingress: { enabled: true, host: www.example.org }
                  httpRoute: { enabled: true, parentRefs: [{ name: public }] }
                """;
        var rendered = Chart.with(values);

        assertEquals("{/=" + Chart.NAME + "-gateway}", paths(rendered));
        var rules = rendered.one(HTTPRoute.class, "gateway").getSpec().getRules();
        assertEquals(1, rules.size());
        assertEquals(
                Chart.NAME + "-gateway",
                rules.getFirst().getBackendRefs().getFirst().getName());
    }

    /** The other port leads everybody there, and so back to the proxy, without end. */
    @Test
    void leadsToThePortOfTlsWhereTheGatewaySpeaksIt() {
        var rendered = Chart.with("""
                gateway: { tlsSecret: certificate }
                exposure:
                  ingress: { enabled: true }
                  httpRoute: { enabled: true, parentRefs: [{ name: public }] }
                """);

        var path = rendered.one(Ingress.class, "gateway")
                .getSpec()
                .getRules()
                .getFirst()
                .getHttp();
        assertEquals(
                443,
                path.getPaths().getFirst().getBackend().getService().getPort().getNumber());
        var rule = rendered.one(HTTPRoute.class, "gateway").getSpec().getRules().getFirst();
        assertEquals(443, rule.getBackendRefs().getFirst().getPort());
        assertTrue(RenderedTest.pod(rendered, "test").container().getCommand().stream()
                .anyMatch(script -> script.contains("= 308")));
    }

    /** As Kubernetes takes no others. */
    @Test
    void writesNumbersAndBooleansOfAnnotationsAsTexts() {
        var text = Chart.text("stack", """
                gateway: { service: { annotations: { a: 60, b: true, c: 'say "no"' } } }
                exposure: { ingress: { enabled: true, annotations: { d: 1000000 } } }
                """);

        for (var annotation : List.of("\"a\": \"60\"", "\"b\": \"true\"", "\"d\": \"1000000\"")) {
            assertTrue(text.contains(annotation), annotation);
        }
        assertTrue(text.contains("\"c\": \"say \\\"no\\\"\""), text);
    }

    @Test
    void leadsEachPathToItsServiceWhereThereIsNoGateway() {
        var rendered = Chart.with(
                "{ gateway: { enabled: false }, exposure: { ingress: { enabled: true } } }");

        var services = new TreeMap<String, String>();
        Chart.running().forEach((name, service) -> {
            for (var path : (List<?>) service.get("paths")) {
                services.put((String) path, Chart.NAME + "-" + name);
            }
        });
        assertTrue(services.containsKey("/auth"), services::toString);
        assertEquals(services.toString(), paths(rendered));
        assertFalse(RenderedTest.pod(rendered, "users").env().containsKey("TRUSTED_PROXIES"));
    }

    @Test
    void takesFromAPathWhatTheGatewayTakesFromIt() {
        var rendered = Chart.with("""
                gateway: { enabled: false }
                exposure: { httpRoute: { enabled: true, parentRefs: [{ name: public }] } }
                """);

        var rewritten = new TreeMap<String, String>();
        for (var rule : rendered.one(HTTPRoute.class, "gateway").getSpec().getRules()) {
            for (var filter : rule.getFilters()) {
                rewritten.put(
                        rule.getMatches().getFirst().getPath().getValue(),
                        filter.getUrlRewrite().getPath().getReplacePrefixMatch());
            }
        }
        assertEquals(Map.of("/swagger/", "/"), rewritten);
    }

    private static String paths(Rendered rendered) {
        var paths = new TreeMap<String, String>();
        rendered.one(Ingress.class, "gateway")
                .getSpec()
                .getRules()
                .getFirst()
                .getHttp()
                .getPaths()
                .forEach(path ->
                        paths.put(path.getPath(), path.getBackend().getService().getName()));
        return paths.toString();
    }
}
