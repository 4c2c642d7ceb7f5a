package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The users service in a container of some size, and callers who take what there is. */
@Tag("faults")
class MemoryIT {
    private static final String DATABASE = "users_staging";
    /** As argon2-cffi made it for long. */
    private static final String OF_64_MEBIBYTES =
            "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private static final int ACCOUNTS = 8;

    @BeforeAll
    static void migrate() throws IOException, SQLException {
        assertEquals(0, service(512).withCommand("migrate").result().exitStatus());
        try (var database = Stack.database(DATABASE)) {
            database.createStatement().execute("""
                            INSERT INTO users (username, email, password)
                            SELECT 'of64mib' || i, 'of64mib' || i || '@example.org', '%s'
                            FROM generate_series(1, %d) AS i
                            """.formatted(OF_64_MEBIBYTES, ACCOUNTS));
            database.createStatement().execute("""
                            INSERT INTO users (username, email, password)
                            SELECT rpad('long' || i, 128, U&'\\+01F600'),
                                rpad('long' || i, 128, U&'\\+01F600'), '-'
                            FROM generate_series(1, 1000) AS i""");
        }
    }

    @AfterAll
    static void remove() throws SQLException {
        try (var database = Stack.database(DATABASE)) {
            database.createStatement()
                    .execute("DELETE FROM users WHERE username SIMILAR TO '(of64mib|long)%'");
        }
    }

    /** The hashes of the table find no room in the first, and just find it in the second. */
    @ParameterizedTest
    @CsvSource({"192, true", "256, false"})
    void outlivesForeignHashesAndHeldBodies(int mebibytes, boolean unusable) throws Exception {
        try (var service = service(mebibytes).healthy()) {
            var logins = new ArrayList<>(logins(service, "of64mib", 16));
            var bodies = new ArrayList<Integer>();
            for (var round = 0; round < 3; round++) {
                var held = hold(service.address(5000), 400);
                logins.addAll(logins(service, "of64mib", 16));
                bodies.addAll(end(held));
            }

            assertTrue(Set.of(404, 503).containsAll(logins), () -> "logins: " + logins);
            assertEquals(Set.of(400, 503), Set.copyOf(bodies));
            assertEquals(200, Stack.get(url(service, "/ping")).statusCode());
            assertFalse(service.getCurrentContainerInfo().getState().getOOMKilled());
            assertEquals(unusable, metric(service, "password_hashes_unusable_total") > 0);
            for (var i = 1; i <= ACCOUNTS; i++) {
                assertEquals(unusable ? 1 : 0, logged(service, i), "lines of account " + i);
            }
        }
    }

    /** Callers who send little: 150 answers of 1 MiB are asked for, and 400 heads never end. */
    @Test
    void outlivesAnswersThatNobodyTakesAndHeadsOfManyHeaders() throws Exception {
        try (var service = service(192).healthy();
                var untaken = Wire.connect(service.address(5000))) {
            untaken.getOutputStream()
                    .write("GET /users?limit=1000 HTTP/1.1\r\nHost: a\r\n\r\n"
                            .repeat(150)
                            .getBytes(ISO_8859_1));
            var heads = Wire.send(
                    service.address(5000), 400, "GET /ping HTTP/1.1\r\n" + "a:\r\n".repeat(1500));

            for (var round = 0; round < 3; round++) {
                assertEquals(Set.of(404), Set.copyOf(logins(service, "nobody", 16)));
            }
            for (var head : heads) {
                try (head) {
                    assertEquals(
                            431, Wire.Answer.read(head.getInputStream(), false).status());
                }
            }
            for (var i = 0; i < 150; i++) {
                assertEquals(
                        200, Wire.Answer.read(untaken.getInputStream(), false).status());
            }
        }
    }

    @Test
    void hashesOnAsManyThreadsAsTheJvmWasGivenProcessors() throws Exception {
        try (var service = service(1024)
                .withEnv("JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=16")
                .healthy()) {
            logins(service, "nobody", 32);

            var threads = service.ofEachProcess("task/*/comm");
            assertEquals(
                    16,
                    threads.lines().filter(name -> name.startsWith("password-")).count());
        }
    }

    static ServiceContainer service(int mebibytes) throws IOException {
        return new ServiceContainer("users-service")
                .publish(5000)
                .withNetworkMode(Stack.network())
                .host(host -> host.withMemory((long) mebibytes << 20)
                        .withMemorySwap((long) mebibytes << 20))
                .withEnv(
                        "DATABASE_URL",
                        "postgres://postgres:%s@users-db:5432/%s"
                                .formatted(
                                        Files.readString(
                                                        Path.of("target/secrets/postgres-password"))
                                                .strip(),
                                        DATABASE))
                .withEnv("SECRET_KEY", "k".repeat(32))
                .withEnv("LOGIN_FAILURES_PER_ACCOUNT", "0")
                .withEnv("LOGIN_FAILURES_PER_ADDRESS", "0");
    }

    /** The statuses of wrong passwords, all sent at once. */
    private static List<Integer> logins(ServiceContainer service, String username, int count)
            throws InterruptedException, ExecutionException {
        var url = url(service, "/auth/login");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var logins = IntStream.range(0, count)
                    .<Callable<Integer>>mapToObj(i -> () -> Stack.post(
                                    url,
                                    Map.of(
                                            "email",
                                            (username + "%d@example.org")
                                                    .formatted(i % ACCOUNTS + 1),
                                            "password",
                                            "not the password"))
                            .statusCode())
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var login : threads.invokeAll(logins)) {
                statuses.add(login.get());
            }
            return statuses;
        }
    }

    /** Connections, each with a body of 64 KiB that lacks its last byte. */
    private static List<Socket> hold(String address, int count) throws IOException {
        var body = "{\"email\":\"" + "x".repeat(65_000);
        return Wire.send(
                address,
                count,
                "POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(body.length() + 1, body));
    }

    /** The statuses of the held requests, after those that were not refused had their last byte. */
    private static List<Integer> end(List<Socket> held) throws IOException {
        var statuses = new ArrayList<Integer>();
        for (var socket : held) {
            try (socket) {
                if (socket.getInputStream().available() == 0) {
                    socket.getOutputStream().write('"');
                }
                statuses.add(Wire.Answer.read(socket.getInputStream(), false).status());
            }
        }
        return statuses;
    }

    private static double metric(ServiceContainer service, String name) {
        return Stack.get(url(service, "/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private static long logged(ServiceContainer service, int account) throws SQLException {
        try (var database = Stack.database(DATABASE);
                var row = database.createStatement()
                        .executeQuery("SELECT id FROM users WHERE username = 'of64mib%d'"
                                .formatted(account))) {
            row.next();
            var line = "the password hash of user %d is unusable".formatted(row.getInt(1));
            return service.getLogs().lines().filter(text -> text.contains(line)).count();
        }
    }

    static String url(ServiceContainer service, String path) {
        return "http://" + service.address(5000) + path;
    }
}
