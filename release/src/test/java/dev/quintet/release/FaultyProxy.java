package dev.quintet.release;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** In front of a registry; fails where it is told to. */
final class FaultyProxy implements AutoCloseable {
    static final OptionalInt NONE = OptionalInt.empty();
    static final OptionalInt HANG = OptionalInt.of(0);

    /** Those of one connection, and what the client makes by itself. */
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

    final List<String> requests = new CopyOnWriteArrayList<>();

    /** Of a method and a path: an answer's status, or that it hangs. */
    volatile BiFunction<String, String, OptionalInt> fault = (_, _) -> NONE;

    /** Whether a request loses who it comes from, as one whose token has run out. */
    volatile BiPredicate<String, String> expired = (_, _) -> false;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final String backend;

    FaultyProxy(String backend) throws IOException {
        this.backend = backend;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            var method = exchange.getRequestMethod();
            requests.add(method + " " + exchange.getRequestURI().getPath());
            var failure = fault.apply(method, exchange.getRequestURI().getPath());
            if (failure.equals(HANG)) {
                closed.await();
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            if (failure.isPresent()) {
                exchange.sendResponseHeaders(failure.getAsInt(), -1);
                return;
            }
            answer(
                    exchange,
                    client.send(onward(exchange, body), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The server would say nothing, and leave the client waiting.
            e.printStackTrace();
            exchange.sendResponseHeaders(599, -1);
        } finally {
            exchange.close();
        }
    }

    private HttpRequest onward(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://" + backend + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        var expires = expired.test(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))
                    && !(expires && name.equalsIgnoreCase("authorization"))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        var isHead = exchange.getRequestMethod().equals("HEAD");
        answer.headers().map().forEach((name, values) -> {
            if (isHead && name.equals("content-length") || !OWN.contains(name)) {
                // The registry's own links shall lead through here again.
                values.forEach(value ->
                        exchange.getResponseHeaders().add(name, value.replace(backend, address())));
            }
        });
        exchange.sendResponseHeaders(
                answer.statusCode(),
                isHead || answer.body().length == 0 ? -1 : answer.body().length);
        if (!isHead) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        client.shutdownNow();
    }
}
