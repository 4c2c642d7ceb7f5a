package dev.quintet.chart;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Callers of the gateway, who register, list and open pages, one after another, until closed. Some
 * keep their connections, others make one for each request.
 */
final class Callers implements AutoCloseable {
    private static final List<String> PATHS = List.of("/users?limit=1", "/ping", "/", "/swagger/");
    /** What takes longer has failed. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern EMAIL = Pattern.compile("\"email\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final Semaphore registrations = new Semaphore(0);
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Thread> threads;
    private volatile boolean over;

    private Callers(URI address) {
        this.address = address;
        this.threads = IntStream.range(0, 6)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(i < 2 ? this::register : i < 4 ? this::read : this::connect))
                .toList();
    }

    /** Returns after their first registrations. */
    static Callers of(URI address) {
        var callers = new Callers(address);
        callers.awaitRegistrations();
        return callers;
    }

    /** Returns after ten more registrations. */
    void awaitRegistrations() {
        registrations.drainPermits();
        try {
            if (!registrations.tryAcquire(10, 5, TimeUnit.MINUTES)) {
                throw new AssertionError("nobody can register; failures so far: " + failures);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("failures so far: " + failures, e);
        }
    }

    /** How many requests failed, by what happened. */
    Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    int requests() {
        return requests.get();
    }

    /** The acknowledged registrations that the list of users, at this address, does not have. */
    Set<String> lost(URI address) throws IOException, InterruptedException {
        close();
        var left = new ConcurrentSkipListSet<>(acknowledged);
        var page = "/users?limit=1000";
        while (page != null) {
            var body =
                    send(HttpRequest.newBuilder(address.resolve(page)).build()).body();
            EMAIL.matcher(body).results().forEach(email -> left.remove(email.group(1)));
            var next = NEXT.matcher(body);
            page = next.find() ? next.group(1) : null;
        }
        return left;
    }

    /** Says what was seen, once. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        System.out.printf(
                "%d requests, %d of them registrations, failed: %s%n",
                requests.get(), acknowledged.size(), failures());
    }

    private void register() {
        while (!over) {
            var name = "u" + UUID.randomUUID();
            var email = name + "@example.org";
            var body = "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"long enough for it\"}"
                    .formatted(name, email);
            var request = request("/auth/register")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            if (isAnswered(201, () -> send(request).statusCode())) {
                acknowledged.add(email);
                registrations.release();
            }
        }
    }

    private void read() {
        for (var i = 0; !over; i++) {
            var request = request(PATHS.get(i % PATHS.size())).build();
            isAnswered(200, () -> send(request).statusCode());
        }
    }

    private void connect() {
        for (var i = 0; !over; i++) {
            var path = PATHS.get(i % PATHS.size());
            isAnswered(200, () -> statusByAConnectionOfItsOwn(path));
        }
    }

    private int statusByAConnectionOfItsOwn(String path) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
        }
    }

    private boolean isAnswered(int status, Exchange exchange) {
        requests.incrementAndGet();
        try {
            var answered = exchange.status();
            if (answered == status) {
                return true;
            }
            failures.merge("status " + answered, 1, Integer::sum);
        } catch (IOException e) {
            failures.merge(e.toString(), 1, Integer::sum);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return false;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(LONGEST);
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private interface Exchange {
        int status() throws IOException, InterruptedException;
    }
}
