package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A registry whose certificate is of a private authority, behind a proxy. */
@Tag("faults")
class ClosedNetworkIT {
    private static final String NAME = "registry.test";

    @TempDir
    private Path folder;

    @Test
    void isReleasedToThroughItsProxyWhereItsAuthorityIsTrusted() throws Exception {
        var keys = KeyPair.of(folder, NAME);
        var authority = Files.writeString(folder.resolve("authority.pem"), keys.certificatePem());
        try (var registry = TestRegistry.withTls(keys);
                var fixture = new Fixture(registry);
                var proxy = new ConnectProxy(registry.backend())) {
            var settings = new HashMap<>(Map.of(
                    "RELEASE_REGISTRY",
                    NAME,
                    "RELEASE_LOCAL_BASE",
                    "true",
                    "HTTPS_PROXY",
                    proxy.url()));
            var untrusted = fixture.run(settings, "check");
            assertEquals(1, untrusted.status());
            assertTrue(
                    untrusted.text().contains("certificate signed by unknown authority"),
                    untrusted.text());

            settings.put("SSL_CERT_FILE", authority.toString());
            fixture.succeeded(fixture.run(settings, "check"));
            fixture.project.saveBase();
            fixture.succeeded(fixture.run(settings, "push"));
            fixture.succeeded(fixture.run(settings, "promote", fixture.project.tag(), "staging"));
            assertEquals(Set.of("CONNECT registry.test:443 HTTP/1.1"), Set.copyOf(proxy.asked));
        }
    }
}
