package dev.quintet.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for 127.0.0.1, in the files that the gateway reads. */
final class Certificate {
    private static final char[] PASSWORD = "password".toCharArray();

    private Certificate() {}

    /**
     * Writes {@code tls.crt} and {@code tls.key} into the folder.
     *
     * @return a context that trusts only this certificate
     */
    static SSLContext write(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var keys = keys(folder.resolve("store.p12"));
        var certificate = keys.getCertificate("gateway");
        write(folder, "tls.crt", "CERTIFICATE", certificate.getEncoded());
        write(folder, "tls.key", "PRIVATE KEY", keys.getKey("gateway", PASSWORD).getEncoded());
        // The gateway runs as another user than the test.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var trust = SSLContext.getInstance("TLS");
        trust.init(null, managers.getTrustManagers(), null);
        return trust;
    }

    private static KeyStore keys(Path store)
            throws IOException, InterruptedException, GeneralSecurityException {
        Files.deleteIfExists(store);
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private static void write(Path folder, String name, String type, byte[] content)
            throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(
                                type,
                                Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(content),
                                type));
    }
}
