package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A backup of a million users, and its restore. */
@Tag("faults")
class DatabaseBackupIT {
    private static final String CHECKSUM =
            "SELECT count(*), md5(string_agg(md5(u::text), '' ORDER BY id)) FROM users u";

    @TempDir
    private Path folder;

    @Test
    void aMillionUsersComeBackWholeAndOneSeesHowFarItIs() throws Exception {
        try (var from = database();
                var to = database()) {
            UsersDb.query(
                    from,
                    "users_prod",
                    "CREATE TABLE users (id serial PRIMARY KEY, username varchar(128) UNIQUE NOT NULL, password varchar(255) NOT NULL);"
                            + "INSERT INTO users (username, password) SELECT 'u' || i, '$argon2id$v=19$m=19456,t=2,p=1$' || md5(i::text) || md5((i + 1)::text) FROM generate_series(1, 1000000) i");
            var backup = folder.resolve("backup");

            run(from, "backup", backup, null);
            var said = restoreSlowly(to, backup);

            assertEquals(
                    UsersDb.query(from, "users_prod", CHECKSUM),
                    UsersDb.query(to, "users_prod", CHECKSUM));
            assertTrue(UsersDb.query(to, "users_prod", CHECKSUM).startsWith("1000000|"));
            assertTrue(said.contains("restore: users_prod: users 1000000 rows"), said);
        }
    }

    @Test
    void leavesNothingWhenItIsKilled() throws Exception {
        try (var database = database()) {
            UsersDb.query(
                    database,
                    "users_prod",
                    "CREATE TABLE users AS SELECT md5(i::text) FROM generate_series(1, 1000000) i");
            var backup = folder.resolve("backup");
            run(database, "backup", backup, null);
            for (var work : List.of("backup", "restore")) {
                var process = start(
                        database,
                        work,
                        work.equals("backup") ? folder.resolve("cut") : null,
                        work.equals("backup") ? null : backup,
                        "--replace");
                Eventually.holds(
                        "it works",
                        () -> !processes(database, "pg_dump|pg_restore").isEmpty());

                database.exec(
                        "sh",
                        "-c",
                        // The brackets keep grep from finding itself.
                        "kill -KILL $(grep -l 'local/bin/[%s]%s' /proc/[0-9]*/cmdline | cut -d / -f 3)"
                                .formatted(work.charAt(0), work.substring(1)));

                assertTrue(process.waitFor() != 0);
                Eventually.holds(
                        "its child processes end",
                        () -> processes(database, "pg_dump|pg_restore").isEmpty());
                assertEquals("pgdata", database.exec("ls", "-A", "/var/lib/postgresql/data"));
                assertEquals(
                        "1000000",
                        UsersDb.query(database, "users_prod", "SELECT count(*) FROM users"));
            }
        }
    }

    /** Sends the second half only after the restore has reported the first. */
    private String restoreSlowly(RunningContainer database, Path backup) throws Exception {
        var process = start(database, "restore", null, null);
        var content = Files.readAllBytes(backup);
        try (var stdin = process.getOutputStream()) {
            stdin.write(content, 0, content.length / 2);
            stdin.flush();
            Eventually.holds("it reports its progress", () -> said().contains(" MB have come"));
            stdin.write(content, content.length / 2, content.length - content.length / 2);
        }
        assertEquals(0, process.waitFor(), said());
        return said();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String processes(RunningContainer database, String pattern) {
        return database.exec(
                "sh",
                "-c",
                "cat /proc/[0-9]*/comm 2>/dev/null | grep -E '^(" + pattern + ")$' || true");
    }

    private void run(RunningContainer database, String work, Path out, Path in) throws Exception {
        var process = start(database, work, out, in);
        assertEquals(0, process.waitFor(), said());
    }

    private Process start(
            RunningContainer database, String work, Path out, Path in, String... arguments)
            throws IOException {
        var command = Stream.concat(
                        Stream.of(
                                "docker", "exec", "--interactive", database.getContainerId(), work),
                        work.equals("backup") ? Stream.of() : Stream.of(arguments))
                .toList();
        var process =
                new ProcessBuilder(command).redirectError(folder.resolve("said").toFile());
        if (out != null) {
            process.redirectOutput(out.toFile());
        }
        if (in != null) {
            process.redirectInput(in.toFile());
        }
        return process.start();
    }

    private static ServiceContainer database() {
        return UsersDb.container().healthy();
    }
}
