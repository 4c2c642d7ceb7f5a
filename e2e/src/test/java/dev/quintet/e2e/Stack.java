package dev.quintet.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The stack under test, started by docker-maven-plugin, see {@code pom.xml}. Where {@code -Dgateway}
 * names the gateway of a stack that runs elsewhere, tests that need more than that are left out.
 */
public final class Stack {
    /** Of tests that need nothing but a gateway. */
    public static final String BY_GATEWAY = "gateway";

    private static final String ELSEWHERE = System.getProperty("gateway", "");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Properties STACK = load();

    private Stack() {}

    public static String gateway(String path) {
        return (isHere() ? address("gateway") : ELSEWHERE) + path;
    }

    static String client(String path) {
        return address("client") + path;
    }

    static String swagger(String path) {
        return address("swagger") + path;
    }

    /** A path at the gateway and, where they are here, at the servers behind it. */
    static Stream<String> everywhere(String path) {
        return isHere()
                ? Stream.of(gateway(path), client(path), swagger(path))
                : Stream.of(gateway(path));
    }

    private static boolean isHere() {
        return ELSEWHERE.isEmpty();
    }

    static String project() {
        return STACK.getProperty("project");
    }

    /** The network of its containers. */
    static String network() {
        return project();
    }

    static RunningContainer container(String service) {
        assumeHere();
        return RunningContainer.of(project() + "-" + service);
    }

    /** The image of a service. */
    static String image(String service) {
        return container(service).getCurrentContainerInfo().getConfig().getImage();
    }

    public static Connection database(String name) throws SQLException {
        assumeHere();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/%s".formatted(STACK.getProperty("database"), name),
                "postgres",
                STACK.getProperty("databasePassword"));
    }

    public static HttpResponse<String> get(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static HttpResponse<String> post(
            String url, Map<String, String> fields, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(fields).toString()));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + response.body(), e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    /** Fields to register a user whom no other test knows. */
    public static Map<String, String> newUser() {
        var name = "u" + UUID.randomUUID().toString().substring(0, 12);
        return Map.of(
                "username", name, "email", name + "@example.org", "password", "greaterthaneleven");
    }

    /** Registers a new user and returns their token. */
    public static String register() {
        var answer = post(gateway("/auth/register"), newUser());
        if (answer.statusCode() != 201) {
            throw new AssertionError(
                    "registering failed: " + answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("auth_token").asText();
    }

    private static void assumeHere() {
        assumeTrue(isHere(), "needs more of the stack than its gateway");
    }

    private static String address(String name) {
        assumeHere();
        return "http://127.0.0.1:" + STACK.getProperty(name);
    }

    private static Properties load() {
        var properties = new Properties();
        if (!isHere()) {
            System.out.println("The stack is behind " + ELSEWHERE
                    + ": tests that need its containers or its database are left out");
        }
        try {
            for (var file : isHere() ? List.of("stack", "ports") : List.of("stack")) {
                try (var lines = Files.newBufferedReader(Path.of("target", file + ".properties"))) {
                    properties.load(lines);
                }
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the stack is not running: start it with 'mvn pre-integration-test -pl e2e -am -DskipTests -DskipITs=false'",
                    e);
        }
    }
}
