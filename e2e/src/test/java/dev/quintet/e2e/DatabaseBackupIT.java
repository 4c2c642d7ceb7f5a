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
import java.util.Map;
import java.util.stream.Stream;

/** A backup of a million users, and its restore, which may be killed, or find too little room. */
@Tag("faults")
class DatabaseBackupIT {
    private static final String CHECKSUM =
            "SELECT count(*), md5(string_agg(md5(u::text), '' ORDER BY id)) FROM users u";

    private static final String STARTED = "SELECT pg_postmaster_start_time()";
    private static final Map<String, String> SMALL_DISK = Map.of(
            "/tmp", "",
            "/run/postgresql", "uid=999,gid=999,mode=0775",
            "/var/lib/postgresql/data", "size=500m,uid=999,gid=999");

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
                        // The brackets keep grep from finding itself. Bash also forks for a moment,
                        // and what it forks may have ended.
                        "for pid in $(grep -l 'local/bin/[%s]%s' /proc/[0-9]*/cmdline | cut -d / -f 3); do kill -KILL $pid || [ ! -e /proc/$pid ] || exit; done"
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

    @Test
    void leavesTheDatabaseTheLastOfItsDisk() throws Exception {
        try (var database = UsersDb.container().withTmpFs(SMALL_DISK).healthy()) {
            UsersDb.query(
                    database,
                    "users_prod",
                    "CREATE TABLE users AS SELECT sha512(i::text::bytea) FROM generate_series(1, 1000000) i");
            UsersDb.query(database, "users_prod", "CHECKPOINT");
            var started = UsersDb.query(database, "users_prod", STARTED);
            var backup = folder.resolve("backup");
            run(database, "backup", backup, null);

            leave(database, 60);
            assertEquals(
                    1, start(database, "backup", folder.resolve("cut"), null).waitFor());
            assertEquals(
                    "backup: stopped, because the volume has less than 50 MB left, which PostgreSQL needs: give it more room, or back up one database alone, which takes none: backup DATABASE",
                    last(said()));
            assertEquals(
                    1, start(database, "restore", null, backup, "--replace").waitFor());
            assertEquals(
                    "restore: the backup has no room on the volume, of which PostgreSQL needs 50 MB: give it more room",
                    last(said()));
            leave(database, 150);
            assertEquals(
                    1, start(database, "restore", null, backup, "--replace").waitFor());
            assertEquals("restore: 'users_prod' was not restored and is unchanged", last(said()));

            assertEquals(started, UsersDb.query(database, "users_prod", STARTED));
            assertEquals(
                    "1000000", UsersDb.query(database, "users_prod", "SELECT count(*) FROM users"));
        }
    }

    private static String last(String lines) {
        return lines.lines().reduce("", (_, line) -> line);
    }

    /** Fills the disk but for so many MB. */
    private static void leave(RunningContainer database, int megabytes) {
        database.exec(
                "sh",
                "-c",
                "cd /var/lib/postgresql/data && rm -f filler && head --bytes=$(($(df --output=avail . | tail -n 1) - %d * 1024))K /dev/zero >filler"
                        .formatted(megabytes));
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

    private static List<String> processes(RunningContainer database, String pattern) {
        return database.ofEachProcess("comm")
                .lines()
                .filter(name -> name.matches(pattern))
                .toList();
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
