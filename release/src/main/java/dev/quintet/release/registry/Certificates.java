package dev.quintet.release.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The certificate authorities that this machine trusts, including private ones, so that the tools
 * in their container trust the same.
 */
public final class Certificates {
    /** Their places on Debian, Fedora, SUSE and macOS. */
    private static final List<String> USUAL = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private Certificates() {}

    /**
     * Those in SSL_CERT_FILE, else the system's, and those that Docker trusts for this registry.
     */
    public static byte[] of(String registry, Map<String, String> environment) {
        var all = new ByteArrayOutputStream();
        var named = environment.getOrDefault("SSL_CERT_FILE", "");
        var system = named.isEmpty() ? USUAL : List.of(named);
        system.stream()
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst()
                .ifPresent(file -> append(all, file));
        var ofDocker = Path.of("/etc/docker/certs.d", registry);
        if (Files.isDirectory(ofDocker)) {
            try (var files = Files.newDirectoryStream(ofDocker, "*.crt")) {
                files.forEach(file -> append(all, file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toByteArray();
    }

    private static void append(ByteArrayOutputStream all, Path file) {
        try {
            all.writeBytes(Files.readAllBytes(file));
            all.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
