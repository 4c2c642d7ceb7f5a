package dev.quintet.e2e;

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
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** The stack under test, started by docker-maven-plugin, see {@code pom.xml}. */
public final class Stack {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Properties STACK = load();

    private Stack() {}

    public static String gateway(String path) {
        return address("gateway") + path;
    }

    static String client(String path) {
        return address("client") + path;
    }

    static String swagger(String path) {
        return address("swagger") + path;
    }

    static String project() {
        return STACK.getProperty("project");
    }

    /** The network of its containers. */
    static String network() {
        return project();
    }

    static RunningContainer container(String service) {
        return RunningContainer.of(project() + "-" + service);
    }

    /** The image of a service. */
    static String image(String service) {
        return container(service).getCurrentContainerInfo().getConfig().getImage();
    }

    public static Connection database(String name) throws SQLException {
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

    private static String address(String name) {
        return "http://127.0.0.1:" + STACK.getProperty(name);
    }

    private static Properties load() {
        var properties = new Properties();
        try (var stack = Files.newBufferedReader(Path.of("target/stack.properties"));
                var ports = Files.newBufferedReader(Path.of("target/ports.properties"))) {
            properties.load(stack);
            properties.load(ports);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the stack is not running: start it with 'mvn pre-integration-test -pl e2e -am -DskipTests -DskipITs=false'",
                    e);
        }
    }
}
