package dev.quintet.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.quintet.testkit.description.Description;
import dev.quintet.testkit.description.Exchange;

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
import java.util.Map;

/**
 * A service as it runs in production, on a real port and with its own database, and a client for
 * it. Every exchange is checked against the service's description.
 */
public abstract class RunningService implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String jdbcUrl;
    private final Description description;

    protected RunningService(String jdbcUrl, Description description) {
        this.jdbcUrl = jdbcUrl;
        this.description = description;
    }

    public abstract int port();

    @Override
    public abstract void close();

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
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

    public Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, Map<String, String> fields) {
        return post(path, JSON.valueToTree(fields).toString());
    }

    public Answer post(String path, Map<String, String> fields, String token) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(JSON.valueToTree(fields).toString())));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var exchange = Exchange.of(response);
            var deviations = description.deviations(exchange);
            if (!deviations.isEmpty()) {
                throw new AssertionError(
                        "not as %s says: %s in %s".formatted(description, deviations, exchange));
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

    public Connection database() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    public void execute(String sql) throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl;
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
}
