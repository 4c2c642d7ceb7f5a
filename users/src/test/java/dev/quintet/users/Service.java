package dev.quintet.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.quintet.users.config.Settings;
import dev.quintet.users.description.Description;
import dev.quintet.users.description.Exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The service as it runs in production, on a real port and with its own database, and a client for
 * it.
 */
public final class Service implements AutoCloseable {
    public static final String PASSWORD = "a good password";
    public static final String SECRET_KEY = "a secret of the tests, long enough";
    /** Every exchange of every test is checked against it. */
    public static final Description DESCRIPTION = Description.load();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String jdbcUrl;
    private final Server server;

    private Service(String jdbcUrl, Server server) {
        this.jdbcUrl = jdbcUrl;
        this.server = server;
    }

    /** Unchecked, so that a static field of a test can hold it. */
    public static Service start() {
        try {
            return start(PostgreSql.newDatabase(), Map.of());
        } catch (SQLException e) {
            throw new IllegalStateException("the service did not start", e);
        }
    }

    public static Service start(String jdbcUrl, Map<String, String> variables) throws SQLException {
        var service = open(jdbcUrl, variables);
        try {
            service.server.prepare();
            return service;
        } catch (SQLException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    /** Only opens the port. {@link #prepare} then waits for the database. */
    public static Service open(String jdbcUrl, Map<String, String> variables) {
        var environment = new HashMap<>(
                Map.of("DATABASE_URL", jdbcUrl, "SECRET_KEY", SECRET_KEY, "PORT", "0"));
        environment.putAll(variables);
        var settings = Settings.of(environment);
        return new Service(jdbcUrl, Server.open(settings, settings.database().requiredUrl()));
    }

    public void prepare() throws SQLException {
        server.prepare();
    }

    /** A replica whose clock is wrong. */
    public Service replica(Duration ahead) throws SQLException {
        var settings =
                Settings.of(Map.of("DATABASE_URL", jdbcUrl, "SECRET_KEY", SECRET_KEY, "PORT", "0"));
        var replica = new Service(
                jdbcUrl,
                Server.open(
                        settings,
                        settings.database().requiredUrl(),
                        Clock.offset(Clock.systemUTC(), ahead)));
        replica.prepare();
        return replica;
    }

    public Answer get(String path) {
        return send(request(path));
    }

    /** The answer of a path that does not return JSON. */
    public String text(String path) {
        try {
            return HTTP.send(request(path).build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    public Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, Map<String, String> fields) {
        return post(path, JSON.valueToTree(fields).toString());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var exchange = Exchange.of(response);
            var deviations = DESCRIPTION.deviations(exchange);
            if (!deviations.isEmpty()) {
                throw new AssertionError("not as swagger/openapi.yaml says: %s in %s"
                        .formatted(deviations, exchange));
            }
            return new Answer(
                    response,
                    response.body().isEmpty()
                            ? JSON.missingNode()
                            : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer post(String path, Map<String, String> fields, String token) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(JSON.valueToTree(fields).toString())));
    }

    /** The payload of a registration, or of an admin who adds a user. */
    public static Map<String, String> registration(String username, String email) {
        return Map.of("username", username, "email", email, "password", PASSWORD);
    }

    public static Map<String, String> login(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    /** Registers a new person with a unique name. */
    public Person register() {
        var name = "u" + UUID.randomUUID().toString().substring(0, 12);
        var person = new Person(name, name + "@example.org", PASSWORD);
        var answer = post("/auth/register", person.registration());
        if (answer.status() != 201) {
            throw new IllegalStateException(
                    "registration failed: " + answer.response().body());
        }
        return person.withToken(answer.json().path("auth_token").asText());
    }

    public Connection database() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    public void execute(String sql) throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Stops like on SIGTERM. */
    public void drain() {
        server.drain();
    }

    public int port() {
        return server.port();
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public void close() {
        server.close();
    }

    /** An answer, and its body as JSON. */
    public record Answer(HttpResponse<String> response, JsonNode json) {
        public int status() {
            return response.statusCode();
        }

        public String message() {
            return json.path("message").asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Status code, {@code status} and {@code message} in one line. */
        public String line() {
            return "%d %s, %s".formatted(status(), json.path("status").asText(), message());
        }
    }

    /** A registered person. */
    public record Person(String username, String email, String password, String token) {
        Person(String username, String email, String password) {
            this(username, email, password, "");
        }

        Person withToken(String token) {
            return new Person(username, email, password, token);
        }

        public Map<String, String> registration() {
            return Map.of("username", username, "email", email, "password", password);
        }

        public Map<String, String> login() {
            return Service.login(email, password);
        }
    }
}
