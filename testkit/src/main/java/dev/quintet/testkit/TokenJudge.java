package dev.quintet.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.quintet.testkit.description.Description;
import dev.quintet.testkit.description.Exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands in for the users service where another service asks it whose token it is. Each of its
 * answers is held against the description of the API, so it cannot say what users would not; the
 * tests of the whole stack ask users itself.
 */
public final class TokenJudge implements AutoCloseable {
    private static final Description DESCRIPTION = Description.load();
    private static final String PATH = "/auth/status";

    private final Map<String, Integer> users = new ConcurrentHashMap<>();
    private final Queue<String> deviations = new ConcurrentLinkedQueue<>();
    private final HttpServer http;

    public TokenJudge() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext(PATH, this::answer);
        http.start();
    }

    /** Its host and port. */
    public String upstream() {
        return "127.0.0.1:" + http.getAddress().getPort();
    }

    /** A new token of a user. */
    public String tokenOf(int userId) {
        var token = UUID.randomUUID().toString();
        users.put("Bearer " + token, userId);
        return token;
    }

    /** Fails where it has said what the users service would not. */
    @Override
    public void close() {
        http.stop(0);
        if (!deviations.isEmpty()) {
            throw new AssertionError("not as the users service would answer: " + deviations);
        }
    }

    private void answer(HttpExchange request) throws IOException {
        var authorization = request.getRequestHeaders().getFirst("Authorization");
        if (authorization == null) {
            answer(request, 403, error("Provide a valid auth token."));
        } else if (!users.containsKey(authorization)) {
            answer(request, 401, error("Invalid token. Please log in again."));
        } else {
            answer(request, 200, """
                    {"status": "success", "data": {"id": %d, "username": "somebody", "email": "somebody@example.org",
                     "active": true, "created_at": "2017-07-17T23:59:59Z"}}""".formatted(users.get(authorization)));
        }
    }

    private static String error(String message) {
        return "{\"status\": \"error\", \"message\": \"%s\"}".formatted(message);
    }

    private void answer(HttpExchange request, int status, String body) throws IOException {
        var headers = request.getResponseHeaders();
        headers.add("Content-Type", "application/json");
        headers.add("X-Request-Id", "1");
        if (status == 200) {
            headers.add("Cache-Control", "no-store");
        }
        deviations.addAll(DESCRIPTION.deviations(
                new Exchange("GET", PATH, request.getRequestHeaders(), "", status, headers, body)));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        request.sendResponseHeaders(status, bytes.length);
        try (var out = request.getResponseBody()) {
            out.write(bytes);
        }
    }
}
