package dev.quintet.e2e;

import dev.quintet.testkit.Eventually;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Clients that register or list users, one request after another, until closed. */
final class Load implements AutoCloseable {
    private final ComposeStack stack;
    private final String address;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicReference<Duration> longest = new AtomicReference<>(Duration.ZERO);
    private final List<Thread> threads;
    private volatile boolean over;

    private Load(ComposeStack stack) {
        this.stack = stack;
        this.address = stack.url("");
        this.threads = IntStream.range(0, 6)
                .mapToObj(i -> Thread.ofVirtual().start(i < 4 ? this::register : this::list))
                .toList();
    }

    /** Returns after the first registrations. */
    static Load on(ComposeStack stack) {
        var load = new Load(stack);
        load.awaitRegistrations();
        return load;
    }

    /** Returns after twenty more registrations. */
    void awaitRegistrations() {
        var enough = acknowledged.size() + 20;
        Eventually.holds(
                "twenty more registrations; failures so far: " + failures,
                () -> acknowledged.size() >= enough);
    }

    /** Returns after the first failed request. */
    void awaitFailure() {
        Eventually.holds("a request fails", () -> !failures.isEmpty());
    }

    /** How many requests failed, by status and message. */
    Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    /** The longest response time, also of failed requests. */
    Duration longest() {
        return longest.get();
    }

    /** Stops, and checks that each acknowledged registration is in the database exactly once. */
    void assertNoneLostOrDuplicated() throws SQLException {
        close();
        try (var connection = stack.connect();
                var statement = connection.prepareStatement(
                        "SELECT a.email, count(u.id) FROM unnest(?) a(email) LEFT JOIN users u ON u.email = a.email GROUP BY a.email HAVING count(u.id) <> 1")) {
            statement.setArray(1, connection.createArrayOf("text", acknowledged.toArray()));
            try (var rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new AssertionError(
                            "of %d acknowledged registrations, %s is in the database %d times"
                                    .formatted(
                                            acknowledged.size(),
                                            rows.getString(1),
                                            rows.getInt(2)));
                }
            }
        }
        System.out.printf(
                "%d registrations acknowledged, none lost or duplicated; longest answer %d ms, failures: %s%n",
                acknowledged.size(), longest().toMillis(), failures());
    }

    @Override
    public void close() {
        over = true;
        for (var thread : threads) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(Duration.ofMinutes(1))) {
                throw new AssertionError("a client has waited for an answer for a minute");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void register() {
        while (!over) {
            var user = Stack.newUser();
            if (isAnswered(201, () -> Stack.post(address + "/auth/register", user))) {
                acknowledged.add(user.get("email"));
            }
        }
    }

    private void list() {
        while (!over) {
            isAnswered(200, () -> Stack.get(address + "/users?limit=1"));
        }
    }

    private boolean isAnswered(int status, Supplier<HttpResponse<String>> exchange) {
        var began = Instant.now();
        try {
            var answer = exchange.get();
            if (answer.statusCode() == status) {
                return true;
            }
            failures.merge(
                    answer.statusCode() + " "
                            + Stack.json(answer).path("message").asText(),
                    1,
                    Integer::sum);
        } catch (UncheckedIOException e) {
            failures.merge("no answer: " + e.getCause(), 1, Integer::sum);
        } finally {
            longest.accumulateAndGet(
                    Duration.between(began, Instant.now()),
                    (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return false;
    }
}
