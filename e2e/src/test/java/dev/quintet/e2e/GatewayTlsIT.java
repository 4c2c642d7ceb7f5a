package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A second gateway in front of the stack, with its own certificate. */
class GatewayTlsIT {
    @TempDir
    private static Path folder;

    private static SSLContext trust;
    private static ServiceContainer gateway;

    @BeforeAll
    static void start() throws Exception {
        trust = Certificate.write(folder);
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

    @ParameterizedTest
    @CsvSource({
        // RFC 5246, 7.2: protocol_version, handshake_failure. Suites: RFC 5288, RFC 5289, RFC 8422.
        "0302,c013,70",
        "0303,009c,40",
        "0303,003c,40",
        "0303,c009,40",
        "0303,c00a,40"
    })
    void refusesOlderProtocolsAndSuites(String version, String suite, int reason)
            throws IOException {
        // RFC 5246, 7.4.1.2: a ClientHello with one cipher suite. Java would not send these.
        var hello = HexFormat.of()
                .parseHex("160301" + "002d" + "010000" + "29" + version + "00".repeat(32) + "00"
                        + "0002" + suite + "0100");
        try (var socket = Wire.connect(address())) {
            socket.getOutputStream().write(hello);
            var alert = new byte[7];
            new DataInputStream(socket.getInputStream()).readFully(alert);

            assertEquals(21, alert[0]);
            assertEquals(0x0200 + reason, ByteBuffer.wrap(alert, 5, 2).getShort());
        }
    }

    @Test
    void leavesTheChoiceOfSuiteToTheCaller() throws IOException {
        for (var suite : List.of(
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256")) {
            try (var plain = Wire.connect(address());
                    var socket = (SSLSocket)
                            trust.getSocketFactory().createSocket(plain, "127.0.0.1", 443, true)) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                var suites = new ArrayList<>(List.of(suite));
                suites.addAll(List.of(socket.getEnabledCipherSuites()));
                socket.setEnabledCipherSuites(suites.toArray(String[]::new));
                socket.startHandshake();

                assertEquals(suite, socket.getSession().getCipherSuite());
                // Otherwise the next connection would resume this session.
                socket.getSession().invalidate();
            }
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
    void redirectsNobodyToNowhere() {
        var unknown = Wire.ask(gateway.address(80), "GET /users HTTP/1.0\n\n");
        var plainOnTls = Wire.ask(address(), "GET /users HTTP/1.1\nHost: example.org\n\n");

        assertEquals(400, unknown.status());
        assertEquals(308, plainOnTls.status());
        assertEquals(
                "https://example.org:8443/users", plainOnTls.header("Location").orElseThrow());
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
}
