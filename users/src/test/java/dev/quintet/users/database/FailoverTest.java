package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Of several hosts, the service uses the primary. */
class FailoverTest {
    @TempDir
    private Path folder;

    @Test
    void findsThePrimaryBehindAStandbyAndAgainWhereItHasMoved() throws Exception {
        var here = folder.resolve("here");
        var there = folder.resolve("there");
        start(here, 0).close();
        copy(here, there);

        var primary = start(here, 0);
        var port = primary.getPort();
        try (var other = startStandby(there, 0, port);
                var service = Service.start(
                        "jdbc:postgresql://localhost:%d,localhost:%d/postgres?user=postgres"
                                .formatted(other.getPort(), port),
                        Map.of())) {
            assertEquals(201, register(service, "ann"));
            assertEquals(200, service.get("/health").status());

            primary.close();
            Eventually.holds("no host accepts changes", () -> register(service, "bob") == 503);
            OldTable.query(other.getJdbcUrl("postgres", "postgres"), "SELECT pg_promote()");

            Eventually.holds("the new primary is found", () -> register(service, "cid") == 201);
            try (var _ = startStandby(here, port, other.getPort())) {
                assertEquals(201, register(service, "dan"));
                assertEquals(3, service.get("/users").json().at("/data/users").size());
            }
        }
    }

    private static int register(Service service, String name) {
        return service.post("/auth/register", Service.registration(name, name + "@example.org"))
                .status();
    }

    private static EmbeddedPostgres startStandby(Path data, int port, int primaryPort)
            throws IOException {
        Files.writeString(data.resolve("standby.signal"), "");
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 user=postgres port=%d'\n"
                        .formatted(primaryPort));
        return start(data, port);
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("max_wal_senders", "4")
                .setPort(port)
                .setPGStartupWait(PostgreSql.LONGEST_START)
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
