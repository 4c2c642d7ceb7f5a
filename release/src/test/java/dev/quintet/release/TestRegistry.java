package dev.quintet.release;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A real registry in a container, and a proxy in front of it that can be told to fail. */
final class TestRegistry implements AutoCloseable {
    static final String USER = "somebody";
    static final String PASSWORD = "a-password-that-must-not-be-seen";
    static final String BASIC = Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String container;
    private final String backend;
    final FaultyProxy proxy;

    /** Who asks past the proxy, for a repository. */
    private Function<String, String> authorization = _ -> "Basic " + BASIC;

    private TestRegistry(Map<String, String> settings) throws IOException {
        var image = Docker.run(
                "build",
                "--quiet",
                "--build-arg=BASE=" + Docker.BASE,
                "src/test/resources/registry");
        var line = new ArrayList<>(
                List.of("run", "--detach", "--publish=127.0.0.1::5000", "--tmpfs=/tmp"));
        settings.forEach((name, value) -> line.add("--env=" + name + "=" + value));
        line.add(image);
        container = Docker.run(line.toArray(String[]::new));
        backend = Docker.run("port", container, "5000/tcp").lines().findFirst().orElseThrow();
        proxy = new FaultyProxy(backend);
    }

    static TestRegistry withPassword() throws Exception {
        var registry =
                new TestRegistry(Map.of("REGISTRY_USER", USER, "REGISTRY_PASSWORD", PASSWORD));
        return registry.started();
    }

    static TestRegistry withTls(KeyPair keys) throws Exception {
        return new TestRegistry(Map.of(
                        "REGISTRY_USER",
                        USER,
                        "REGISTRY_PASSWORD",
                        PASSWORD,
                        "TLS_CERTIFICATE",
                        keys.certificatePem(),
                        "TLS_KEY",
                        keys.keyPem()))
                .started();
    }

    static TestRegistry withTokens(TokenServer tokens) throws Exception {
        var registry = new TestRegistry(
                Map.of("TOKEN_CERTIFICATE", tokens.certificate(), "TOKEN_REALM", tokens.realm()));
        registry.authorization =
                repository -> "Bearer " + tokens.token("repository:" + repository + ":pull");
        return registry.started();
    }

    private TestRegistry started() throws InterruptedException {
        for (var end = System.nanoTime() + 60_000_000_000L; !answers(); ) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the registry does not answer: " + Docker.run("logs", container));
            }
        }
        return this;
    }

    private boolean answers() throws InterruptedException {
        try {
            return CLIENT.send(request("/v2/").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException e) {
            return false;
        }
    }

    String name() {
        return proxy.address();
    }

    /** Where it is itself, past the proxy. */
    String backend() {
        return backend;
    }

    /** Asks the registry itself, past the proxy. */
    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            var path = request.build().uri().getPath();
            var repository =
                    path.replaceFirst("^/v2/", "").replaceFirst("/(manifests|blobs)/.*", "");
            return CLIENT.send(
                    request.header("Authorization", authorization.apply(repository))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + backend + path));
    }

    /** The bytes of a manifest, whichever kind it is. */
    Optional<byte[]> manifest(String repository, String reference) {
        var accepted = List.of(
                "application/vnd.docker.distribution.manifest.v2+json",
                "application/vnd.docker.distribution.manifest.list.v2+json",
                "application/vnd.oci.image.manifest.v1+json",
                "application/vnd.oci.image.index.v1+json");
        var answer = send(request("/v2/" + repository + "/manifests/" + reference)
                .header("Accept", String.join(", ", accepted)));
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(answer.body());
    }

    byte[] blob(String repository, String digest) {
        return send(request("/v2/" + repository + "/blobs/" + digest)).body();
    }

    ImageContent content(String repository, String reference) {
        var manifest = Json.read(manifest(repository, reference).orElseThrow());
        return ImageContent.of(
                Json.read(blob(repository, manifest.at("/config/digest").asText())));
    }

    void put(String repository, String reference, String type, byte[] manifest) {
        var answer = send(request("/v2/" + repository + "/manifests/" + reference)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(manifest)));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    /**
     * Those with a tag: the check for the right to push begins an upload, which makes a repository
     * in the registry's list.
     */
    List<String> repositories() {
        var names = new ArrayList<String>();
        for (var name : get("/v2/_catalog").path("repositories")) {
            if (!get("/v2/" + name.asText() + "/tags/list").path("tags").isEmpty()) {
                names.add(name.asText());
            }
        }
        return names;
    }

    private JsonNode get(String path) {
        return Json.read(send(request(path)).body());
    }

    @Override
    public void close() {
        proxy.close();
        Docker.run("rm", "--force", "--volumes", container);
    }
}
