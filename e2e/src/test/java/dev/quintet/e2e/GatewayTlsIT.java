package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HexFormat;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A second gateway in front of the stack, with a certificate of its own. */
class GatewayTlsIT {
    @TempDir
    private static Path folder;

    private static SSLContext trust;
    private static ServiceContainer gateway;

    @BeforeAll
    static void start() throws Exception {
        makeCertificate();
        gateway = new ServiceContainer("nginx")
                .withNetworkMode(Stack.network())
                .publish(80, 443)
                .mount(folder, "/etc/nginx/tls", AccessMode.ro)
                .withEnv("HTTPS_PORT", "8443")
                .healthy();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void answersOverHttp2(String protocol) throws Exception {
        try (var http = HttpClient.newBuilder()
                .sslContext(trust)
                .sslParameters(new SSLParameters(null, new String[] {protocol}))
                .build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("https://" + address() + "/ping"))
                            .build(),
                    BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals(protocol, answer.sslSession().orElseThrow().getProtocol());
            assertEquals(
                    "max-age=31536000",
                    answer.headers().firstValue("Strict-Transport-Security").orElse(""));
        }
    }

    @Test
    void refusesOlderProtocols() throws IOException {
        // RFC 4346, 7.4.1.2: a ClientHello of TLS 1.1 with one cipher suite. Java cannot send one.
        var hello = HexFormat.of()
                .parseHex("160301" + "002d" + "010000" + "29" + "0302" + "00".repeat(32) + "00"
                        + "0002c013" + "0100");
        try (var socket =
                new Socket("127.0.0.1", Integer.parseInt(address().replaceFirst(".*:", "")))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(hello);
            var alert = new byte[7];
            new DataInputStream(socket.getInputStream()).readFully(alert);

            // RFC 4346, 7.2: a fatal alert, protocol_version.
            assertEquals(21, alert[0]);
            assertEquals((short) 0x0246, ByteBuffer.wrap(alert, 5, 2).getShort());
        }
    }

    @Test
    void redirectsFromPort80() {
        var answer = Stack.get("http://" + gateway.address(80) + "/users?limit=1");

        assertEquals(308, answer.statusCode());
        assertEquals(
                "https://127.0.0.1:8443/users?limit=1",
                answer.headers().firstValue("Location").orElseThrow());
        assertTrue(
                answer.headers().firstValue("Strict-Transport-Security").isEmpty(),
                "RFC 6797, 7.2: not by plain HTTP");
    }

    @Test
    void refusesACertificateWithoutItsKey() throws IOException {
        var alone = Files.createDirectory(
                folder.resolve("alone"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.copy(folder.resolve("tls.crt"), alone.resolve("tls.crt"));

        var result = new ServiceContainer("nginx")
                .mount(alone, "/etc/nginx/tls", AccessMode.ro)
                .result();

        assertEquals(1, result.exitStatus());
        assertEquals(
                "gateway: /etc/nginx/tls/tls.key cannot be read: tls.crt and tls.key must both be there and readable for user 10001, or neither",
                result.output());
    }

    private static String address() {
        return gateway.address(443);
    }

    private static void makeCertificate() throws Exception {
        var store = folder.resolve("store.p12");
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
                        "password")
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
        var keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
        var certificate = keys.getCertificate("gateway");
        write("tls.crt", "CERTIFICATE", certificate.getEncoded());
        write(
                "tls.key",
                "PRIVATE KEY",
                keys.getKey("gateway", "password".toCharArray()).getEncoded());
        // The gateway runs as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null);
        trusted.setCertificateEntry("gateway", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, managers.getTrustManagers(), null);
    }

    private static void write(String name, String type, byte[] content) throws IOException {
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
