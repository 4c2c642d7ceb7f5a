package dev.quintet.release;

import dev.quintet.release.process.Command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A private key, and a certificate that nobody but a test trusts. */
record KeyPair(PrivateKey key, X509Certificate certificate) {
    static KeyPair of(Path folder, String host) throws Exception {
        var store = folder.resolve(UUID.randomUUID() + ".p12");
        var line =
                "-genkeypair -alias test -keyalg RSA -dname CN=test -ext san=dns:%s -storepass changeit -keystore %s"
                        .formatted(host, store);
        var keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
        var made = Command.of(System.getenv(), folder, keytool)
                .with(List.of(line.split(" ")))
                .run();
        if (!made.succeeded()) {
            throw new IllegalStateException(made.lastLine());
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(store)) {
            keys.load(file, "changeit".toCharArray());
        }
        return new KeyPair(
                (PrivateKey) keys.getKey("test", "changeit".toCharArray()),
                (X509Certificate) keys.getCertificate("test"));
    }

    String certificatePem() throws Exception {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind);
    }
}
