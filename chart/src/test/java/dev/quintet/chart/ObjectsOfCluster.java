package dev.quintet.chart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import io.fabric8.kubernetes.api.model.HasMetadata;
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
 * As much of a cluster as the chart asks for. The template command of helm-java asks for it, where
 * Helm's own does not, and only that of the environment's {@code KUBECONFIG}.
 */
final class ObjectsOfCluster {
    private static final ObjectsOfCluster ONLY = new ObjectsOfCluster();

    private volatile List<? extends HasMetadata> objects = List.of();

    private ObjectsOfCluster() {
        try {
            var server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v1", knowing("v1", "Secret", "secrets"));
            server.createContext("/api/v1/namespaces/", this::object);
            server.createContext(
                    "/apis/apps/v1", knowing("apps/v1", "StatefulSet", "statefulsets"));
            server.createContext("/apis/apps/v1/namespaces/", this::object);
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
    static void are(List<? extends HasMetadata> objects) {
        ONLY.objects = objects;
    }

    private static HttpHandler knowing(String version, String kind, String plural) {
        var resource =
                Map.of("name", plural, "kind", kind, "namespaced", true, "verbs", List.of("get"));
        var list = Map.of(
                "kind", "APIResourceList", "groupVersion", version, "resources", List.of(resource));
        return exchange -> answer(exchange, 200, list);
    }

    private void object(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        for (var object : objects) {
            var name = object.getMetadata().getName();
            if (path.endsWith("/%s/%s".formatted(object.getPlural(), name))) {
                answer(exchange, 200, object);
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
