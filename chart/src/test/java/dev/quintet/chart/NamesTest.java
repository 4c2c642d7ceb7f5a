package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.regex.Pattern;

/** A name is a name, whatever YAML would take it for. */
class NamesTest {
    private static final Pattern BARE = Pattern.compile("(?<![\\w.\"-])(off|2024)(?![\\w.\"-])");

    @Test
    void areNoNumberAndNoWordOfYaml() {
        var text = Chart.text("off", """
                imagePullSecrets: ["2024"]
                services:
                  "off":
                    image: users
                    port: 5001
                    health: { live: /health/live, ready: /health/ready }
                    resources: { limits: { memory: 256Mi } }
                    secretFiles: { A: { secret: "2024", key: "2024" } }
                gateway: { tlsSecret: "2024", service: { annotations: { a: 2024 } } }
                exposure:
                  proxyNamespace: "2024"
                  ingress:
                    { enabled: true, className: "2024", tlsSecret: "2024", annotations: { "2024": off } }
                database: { storage: { className: "2024" } }
                secrets: { database: "2024", services: "2024" }
                """);

        assertTrue(text.contains("\"2024\"") && text.contains("\"off\""), text);
        assertEquals(
                List.of(),
                text.lines()
                        .filter(line -> !line.strip().startsWith("#"))
                        .filter(line -> BARE.matcher(line).find())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "v1.2"})
    void ofAReleaseAreThoseThatAServiceCanHave(String release) {
        var refusal = Chart.refusal(release, "");

        assertTrue(
                refusal.contains("the release is called \"%s\", it must begin with a letter"
                        .formatted(release)),
                refusal);
    }

    @Test
    void ofServicesAreNoLongerThanKubernetesLetsThemBe() {
        var refusal = Chart.refusal("release-of-forty-characters-and-some-more", """
                services:
                  service-of-thirty-two-characters:
                    image: users
                    port: 5001
                    health: { live: /health/live, ready: /health/ready }
                    resources: { limits: { memory: 256Mi } }
                """);

        assertTrue(refusal.contains("whose name must have at most 63 characters"), refusal);
    }
}
