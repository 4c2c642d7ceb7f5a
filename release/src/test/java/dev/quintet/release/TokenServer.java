package dev.quintet.release;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The authorization server of a registry with tokens: one that is somebody else's, and small. */
final class TokenServer implements AutoCloseable {
    static final String IDENTITY_TOKEN = "an-identity-token-that-must-not-be-seen";

    /** What a bearer may do. */
    volatile List<String> actions = List.of("pull", "push");

    private final HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    private final KeyPair keys;

    TokenServer(Path folder) throws Exception {
        keys = KeyPair.of(folder, "token.test");
        server.createContext("/token", this::handle);
        server.start();
    }

    String realm() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    String certificate() throws Exception {
        return keys.certificatePem();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = parse(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            form.putAll(parse(exchange.getRequestURI().getRawQuery()));
            var allowed = ("Basic " + TestRegistry.BASIC)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    || TestRegistry.PASSWORD.equals(form.get("password"))
                    || IDENTITY_TOKEN.equals(form.get("refresh_token"));
            var answer = allowed ? Json.write(answer(form.getOrDefault("scope", ""))) : new byte[0];
            exchange.sendResponseHeaders(
                    allowed ? 200 : 401, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    String token(String scopes) {
        try {
            return answer(scopes).get("token");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> answer(String scopes) throws Exception {
        var access = Arrays.stream(scopes.split(" "))
                .filter(scope -> scope.startsWith("repository:"))
                .map(scope -> Map.of(
                        "type", "repository", "name", scope.split(":")[1], "actions", actions))
                .toList();
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer("issuer")
                .subject(TestRegistry.USER)
                .audience("registry")
                .notBeforeTime(Date.from(now.minusSeconds(10)))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("access", access)
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .x509CertChain(List.of(Base64.encode(keys.certificate().getEncoded())))
                        .build(),
                claims);
        sign(token);
        return Map.of("token", token.serialize(), "access_token", token.serialize());
    }

    private void sign(SignedJWT token) throws JOSEException {
        token.sign(new RSASSASigner(keys.key()));
    }

    private static Map<String, String> parse(String query) {
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (a, b) -> a + " " + b,
                                java.util.TreeMap::new));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
