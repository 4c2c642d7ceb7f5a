package dev.quintet.chart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * As much of a cluster as the chart asks for: its Secrets. The template command of helm-java asks
 * for them, where Helm's own does not, and only that of the environment's {@code KUBECONFIG}.
 */
final class SecretsOfCluster {
    private static final SecretsOfCluster ONLY = new SecretsOfCluster();

    private volatile List<Secret> secrets = List.of();

    private SecretsOfCluster() {
        try {
            var server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/api/v1",
                    exchange -> answer(
                            exchange,
                            200,
                            Map.of(
                                    "kind", "APIResourceList",
                                    "groupVersion", "v1",
                                    "resources",
                                            List.of(Map.of(
                                                    "name",
                                                    "secrets",
                                                    "kind",
                                                    "Secret",
                                                    "namespaced",
                                                    true,
                                                    "verbs",
                                                    List.of("get"))))));
            server.createContext("/api/v1/namespaces/", this::secret);
            server.start();
            Files.writeString(Path.of(System.getenv("KUBECONFIG")), """
                    {"apiVersion": "v1", "kind": "Config", "current-context": "test",
                     "contexts": [{"name": "test", "context": {"cluster": "test"}}],
                     "clusters": [{"name": "test", "cluster": {"server": "http://127.0.0.1:%d"}}]}""".formatted(
                            server.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on. */
    static void are(List<Secret> secrets) {
        ONLY.secrets = secrets;
    }

    private void secret(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().replaceFirst(".*/secrets/", "");
        for (var secret : secrets) {
            if (secret.getMetadata().getName().equals(name)) {
                answer(exchange, 200, secret);
                return;
            }
        }
        answer(
                exchange,
                404,
                Map.of(
                        "kind",
                        "Status",
                        "apiVersion",
                        "v1",
                        "status",
                        "Failure",
                        "reason",
                        "NotFound",
                        "code",
                        404));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        try (exchange) {
            var bytes = Serialization.asJson(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
