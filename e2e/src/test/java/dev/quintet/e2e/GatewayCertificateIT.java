package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.AccessMode;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The certificate is renewed while the gateway runs. */
class GatewayCertificateIT {
    @TempDir
    private Path folder;

    @Test
    void takesARenewedOneWithoutACommandAndKeepsTheOldWhileTheNewCannotBeUsed() throws Exception {
        var first = Certificate.write(folder);
        try (var gateway = new ServiceContainer("nginx")
                .withNetworkMode(Stack.network())
                .publish(443)
                .mount(folder, "/etc/nginx/tls", AccessMode.ro)
                .healthy()) {
            var certificate = certificate(gateway, first);

            Files.writeString(folder.resolve("tls.crt"), "nonsense");
            Eventually.holds(
                    "the gateway rejects the new certificate",
                    () -> gateway.getLogs()
                            .contains(
                                    "gateway: the renewed certificate cannot be used, so the previous one stays in use: cannot load certificate"));
            assertArrayEquals(certificate, certificate(gateway, first));

            // As while it is replaced by a move.
            Files.delete(folder.resolve("tls.crt"));
            Eventually.holds(
                    "the gateway misses the certificate",
                    () -> gateway.getLogs().contains("No such file or directory"));

            var second = Certificate.write(folder);
            Eventually.holds("the gateway uses the new certificate", () -> {
                try {
                    return certificate(gateway, second).length > 0;
                } catch (IOException stillTheOld) {
                    return false;
                }
            });
            assertEquals(
                    1, gateway.getLogs().split("the renewed certificate is in use", -1).length - 1);
        }
    }

    /** Fails if the gateway uses a certificate that is not trusted. */
    private static byte[] certificate(ServiceContainer gateway, SSLContext trust)
            throws IOException {
        try (var plain = Wire.connect(gateway.address(443));
                var socket = (SSLSocket)
                        trust.getSocketFactory().createSocket(plain, "127.0.0.1", 443, true)) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0].getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IOException(e);
        }
    }
}
