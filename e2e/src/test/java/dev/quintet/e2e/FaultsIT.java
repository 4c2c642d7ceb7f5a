package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Faults under load: no acknowledged registration is lost, and the stack recovers. */
@Tag("faults")
class FaultsIT {
    /** The only errors that clients may see during a fault. */
    private static final Set<String> EXPECTED_ERRORS = Set.of(
            "502 The service cannot be reached. Please try again.",
            "503 The service is away. Please try again.",
            "503 The database is away. Please try again.",
            "503 The database is busy. Please try again.",
            "504 The service did not answer in time.");

    /** In memory, because a volume on the host's disk has no size of its own. */
    private static final String SMALL_DISK = """
            volumes:
              users-db-data:
                driver_opts: { type: tmpfs, device: tmpfs, o: "size=200m,uid=999,gid=999" }
            """;

    private static final String DATA = "/var/lib/postgresql/data";

    @AutoClose
    private static final ComposeStack stack = new ComposeStack("faults", "");

    @Test
    void usersServiceIsKilled() throws Exception {
        duringLoad(killAndStart(stack.users().getFirst()));
    }

    @Test
    void databaseIsKilled() throws Exception {
        duringLoad(killAndStart(stack.database()));
    }

    @Test
    void nobodyWaitsUntilADatabaseThatHangsGoesOn() throws Exception {
        // A statement may take 15 s, and waiting for a connection 3 s.
        var pause = Duration.ofSeconds(25);
        var longest = duringLoad(_ -> {
            var ping = stack.url("/ping");
            stack.database().pause();
            for (var end = Instant.now().plus(pause); Instant.now().isBefore(end); ) {
                assertEquals(200, Stack.get(ping).statusCode(), "needs no database");
            }
            stack.database().unpause();
        });

        assertTrue(longest.compareTo(pause) < 0, "a client waited for " + longest);
    }

    @Test
    void networkBetweenUsersServiceAndDatabaseIsCut() throws Exception {
        duringLoad(load -> {
            stack.disconnectDatabase();
            load.awaitFailure();
            stack.reconnectDatabase();
        });
    }

    @Test
    void replicasAreReplacedOneByOne() throws Exception {
        stack.startReplica();
        stack.startReplica();
        try (var load = Load.on(stack)) {
            for (var i = 0; i < 3; i++) {
                stack.startReplica();
                load.awaitRegistrations();
                stack.stopOldestReplica();
                load.awaitRegistrations();
            }
            load.assertNoneLostOrDuplicated();
            assertEquals(Map.of(), load.failures());
        } finally {
            stack.stopOldestReplica();
            stack.stopOldestReplica();
        }
    }

    @Test
    void diskOfTheDatabaseIsFull() throws Exception {
        // The disk is in memory: a second container keeps it while the database restarts.
        try (var small = new ComposeStack("small-disk", SMALL_DISK);
                var disk = new ServiceContainer("users-db")
                        .mount(small.volume(), DATA, AccessMode.rw)
                        .withCreateContainerCmdModifier(
                                cmd -> cmd.withStdinOpen(true).withEntrypoint("cat"))
                        .running();
                var load = Load.on(small)) {
            assertNotEquals(
                    0,
                    disk.tryExec("sh", "-c", "cat /dev/zero >" + DATA + "/filler")
                            .exitStatus());
            load.awaitFailure();
            disk.exec("rm", DATA + "/filler");
            small.database().awaitHealthy();
            load.awaitRegistrations();
            load.assertNoneLostOrDuplicated();
        }
    }

    @Test
    void twoHundredClientsSendSlowly() throws Exception {
        var sockets = new ArrayList<Socket>();
        try (var load = Load.on(stack)) {
            var address = stack.url("").substring("http://".length()).split(":");
            for (var i = 0; i < 200; i++) {
                var socket = new Socket(address[0], Integer.parseInt(address[1]));
                socket.setSoTimeout(60_000);
                sockets.add(socket);
                var request = i % 2 == 0
                        ? "GET /ping HTTP/1.1\r\nHost: loc"
                        : "POST /auth/register HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            }
            load.awaitRegistrations();
            for (var socket : sockets) {
                assertCutOff(socket);
            }
            load.assertNoneLostOrDuplicated();
            assertEquals(Map.of(), load.failures());
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** Fast requests do not wait for logins. Both are measured under the same load. */
    @Test
    void manyClientsLogInAtOnce() throws Exception {
        var user = Stack.newUser();
        var token = Stack.json(Stack.post(stack.url("/auth/register"), user))
                .path("auth_token")
                .asText();
        var login = Map.of("email", user.get("email"), "password", user.get("password"));
        var address = stack.url("");
        var over = new AtomicBoolean();
        var logins = new ConcurrentLinkedQueue<Duration>();
        var flood = IntStream.range(0, 100)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    while (!over.get()) {
                        logins.add(timed(200, () -> Stack.post(address + "/auth/login", login)));
                    }
                }))
                .toList();
        Eventually.holds("the logins have started", () -> logins.size() > 20);
        var asked = IntStream.range(0, 200)
                .mapToObj(_ -> timed(
                        200,
                        () -> Stack.get(
                                address + "/auth/status", "Authorization", "Bearer " + token)))
                .sorted()
                .toList();
        over.set(true);
        for (var thread : flood) {
            thread.join();
        }

        var p99 = asked.get(197);
        var median = logins.stream().sorted().toList().get(logins.size() / 2);
        System.out.printf(
                "/auth/status under a flood of logins: median %d ms, p99 %d ms; a login: median %d ms, %d logins%n",
                asked.get(100).toMillis(), p99.toMillis(), median.toMillis(), logins.size());
        assertTrue(
                p99.compareTo(median) < 0,
                "p99 is %s where a login takes %s".formatted(p99, median));
    }

    private static Duration timed(int status, Supplier<HttpResponse<String>> exchange) {
        var began = System.nanoTime();
        assertEquals(status, exchange.get().statusCode());
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The longest response time. */
    private static Duration duringLoad(Fault fault) throws Exception {
        try (var load = Load.on(stack)) {
            fault.happen(load);
            load.awaitRegistrations();
            load.assertNoneLostOrDuplicated();
            assertTrue(
                    EXPECTED_ERRORS.containsAll(load.failures().keySet()),
                    "unexpected errors: " + load.failures());
            return load.longest();
        }
    }

    private static Fault killAndStart(RunningContainer container) {
        return load -> {
            container.kill();
            load.awaitFailure();
            container.startAgain();
        };
    }

    private static void assertCutOff(Socket socket) throws IOException {
        var said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(said.isEmpty() || said.startsWith("HTTP/1.1 408"), said);
    }

    @FunctionalInterface
    private interface Fault {
        void happen(Load load) throws Exception;
    }
}
