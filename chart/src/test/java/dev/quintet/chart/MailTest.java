package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** What docs/kubernetes.md says of mail is enough, and no secret is in the environment. */
class MailTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?m)^    services:\n(?:     +.*\n)*?     +SMTP_URL:.*\n(?:     +.*\n)*");

    private static Rendered rendered;

    @BeforeAll
    static void render() throws IOException {
        var page = Files.readString(Chart.FOLDER.resolveSibling("docs").resolve("kubernetes.md"));
        var example = EXAMPLE.matcher(page);
        assertTrue(example.find());
        rendered = Chart.with(example.group().indent(-4));
    }

    @Test
    void hasItsServerFromASecret() {
        var users = RenderedTest.pod(rendered, "users");
        var file = users.env().get("SMTP_URL_FILE");

        assertEquals("/run/secrets/smtp-url", file);
        assertFalse(users.env().containsKey("SMTP_URL"));
        var mount = users.container().getVolumeMounts().stream()
                .filter(mounted -> file.startsWith(mounted.getMountPath() + "/"))
                .findFirst()
                .orElseThrow();
        var sources = users.spec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow()
                .getProjected()
                .getSources();
        assertTrue(sources.stream()
                .map(source -> source.getSecret())
                .anyMatch(secret -> secret.getName().equals("mail")
                        && secret.getItems().getFirst().getKey().equals("smtp-url")
                        && secret.getItems().getFirst().getPath().equals("smtp-url")));
    }

    @Test
    void reachesItsServer() {
        var policy = rendered.one(NetworkPolicy.class, "users");

        assertTrue(policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .anyMatch(port -> port.getPort().equals(new IntOrString(587))));
        assertFalse(
                Chart.byDefault().one(NetworkPolicy.class, "users").getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getPorts().stream())
                        .anyMatch(port -> new IntOrString(587).equals(port.getPort())));
    }
}
