package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Backing up and restoring, the way an operator does it. */
class DatabaseRestoreIT {
    @TempDir
    private Path folder;

    @Test
    void takesABackupOfAllDatabasesAndRestoresIt() throws Exception {
        try (var from = UsersDb.container().healthy();
                var to = UsersDb.container().healthy()) {
            UsersDb.query(
                    from,
                    "users_prod",
                    "CREATE TABLE people (name text); INSERT INTO people VALUES ('ann'), ('ben')");
            UsersDb.query(from, "users_dev", "CREATE TABLE things (name text)");
            var backup = folder.resolve("backup");

            assertEquals(0, backup(from, backup));
            assertEquals("", restore(to, backup));

            assertEquals(
                    "ann,ben",
                    UsersDb.query(
                            to,
                            "users_prod",
                            "SELECT string_agg(name, ',' ORDER BY name) FROM people"));
            assertEquals("0", UsersDb.query(to, "users_dev", "SELECT count(*) FROM things"));

            UsersDb.query(to, "users_prod", "INSERT INTO people VALUES ('eve')");
            assertEquals(
                    "restore: the database 'users_prod' is not empty; to replace what it holds: restore --replace",
                    restore(to, backup, "users_prod"));
            assertEquals("3", UsersDb.query(to, "users_prod", "SELECT count(*) FROM people"));

            assertEquals("", restore(to, backup, "--replace"));
            assertEquals("2", UsersDb.query(to, "users_prod", "SELECT count(*) FROM people"));
        }
    }

    @Test
    void takesABackupOfOneDatabaseAndRestoresItIntoAnother() throws Exception {
        try (var database = UsersDb.container().healthy()) {
            UsersDb.query(
                    database,
                    "users_prod",
                    "CREATE TABLE people (name text); INSERT INTO people VALUES ('ann')");
            var backup = folder.resolve("backup");

            assertEquals(0, backup(database, backup, "users_prod"));
            assertEquals(
                    "restore: this is a backup of one database, name the database to restore into: restore DATABASE",
                    restore(database, backup));
            assertEquals("", restore(database, backup, "users_staging"));

            assertEquals(
                    "ann", UsersDb.query(database, "users_staging", "SELECT name FROM people"));
        }
    }

    @Test
    void restoresNothingOfABackupThatWasCutShort() throws Exception {
        try (var database = UsersDb.container().healthy()) {
            UsersDb.query(
                    database,
                    "users_prod",
                    "CREATE TABLE people AS SELECT md5(i::text) FROM generate_series(1, 10000) i");
            var all = folder.resolve("all");
            var one = folder.resolve("one");
            assertEquals(0, backup(database, all));
            assertEquals(0, backup(database, one, "users_prod"));
            for (var file : List.of(all, one)) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                }
            }

            assertEquals(
                    "restore: the backup on stdin is cut short, it must be the whole output of 'backup'",
                    restore(database, all, "--replace"));
            assertEquals(
                    0,
                    output(
                            database,
                            all,
                            "sh",
                            "-c",
                            "tar -c -P --transform='s,.*,users_prod.dump,' /etc/hostname | head --bytes=1024"));
            assertEquals(
                    "restore: the backup on stdin is cut short, it must be the whole output of 'backup'",
                    restore(database, all, "--replace"),
                    "between two files");
            assertTrue(restore(database, one, "users_staging")
                    .endsWith("restore: 'users_staging' was not restored and is unchanged"));

            assertEquals(
                    "10000", UsersDb.query(database, "users_prod", "SELECT count(*) FROM people"));
            assertEquals(
                    "0",
                    UsersDb.query(
                            database,
                            "users_staging",
                            "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        }
    }

    @Test
    void givesWhatItRestoresToTheRoleOfTheUsersService() throws Exception {
        try (var database = UsersDb.container().healthy()) {
            UsersDb.query(database, "users_prod", "CREATE TABLE people (id serial)");
            var backup = folder.resolve("backup");
            assertEquals(0, backup(database, backup, "users_prod"));

            assertEquals("", restore(database, backup, "users_dev"));

            assertEquals(
                    "users_service",
                    UsersDb.query(
                            database,
                            "users_dev",
                            "SELECT DISTINCT relowner::regrole FROM pg_class WHERE relname LIKE 'people%'"));
        }
    }

    @Test
    void replacesTablesUnderAServiceThatUsesThem() throws Exception {
        try (var database = UsersDb.container().healthy()) {
            UsersDb.query(
                    database, "users_service", "users_prod", "CREATE TABLE people (id serial)");
            var backup = folder.resolve("backup");
            assertEquals(0, backup(database, backup, "users_prod"));
            var service = CompletableFuture.supplyAsync(
                    () -> UsersDb.query(
                            database,
                            "users_service",
                            "users_prod",
                            "DO $$ BEGIN WHILE to_regclass('done') IS NULL LOOP PERFORM count(*) FROM people; COMMIT; END LOOP; END $$"));
            Eventually.holds(
                    "it uses them",
                    () -> UsersDb.query(
                                    database,
                                    "users_prod",
                                    "SELECT count(*) FROM pg_stat_activity WHERE usename = 'users_service'")
                            .equals("1"));

            assertEquals("", restore(database, backup, "--replace", "users_prod"));

            UsersDb.query(database, "users_prod", "CREATE TABLE done ()");
            assertEquals("", service.join());
            assertEquals(
                    "0",
                    UsersDb.query(database, "users_prod", "SELECT count(*) FROM pg_default_acl"));
        }
    }

    @Test
    void refusesToRestoreWhatIsNotABackup() throws Exception {
        try (var database = UsersDb.container().healthy()) {
            var file = folder.resolve("backup");
            var contents = List.of(
                    "true",
                    "echo no backup",
                    "pg_dump -h /run/postgresql -U postgres users_prod",
                    "pg_dump -h /run/postgresql -U postgres -F tar users_prod",
                    "backup | gzip",
                    "tar -c /etc/hostname",
                    "tar -c -P --transform='s,.*,copies/users_prod.dump,' /etc/hostname");
            for (var content : contents) {
                assertEquals(0, output(database, file, "sh", "-c", content), content);

                assertEquals(
                        "restore: stdin is not a backup, it must be the output of 'backup'",
                        restore(database, file),
                        content);
            }
        }
    }

    private static int backup(RunningContainer container, Path file, String... arguments)
            throws Exception {
        return output(
                container,
                file,
                Stream.concat(Stream.of("backup"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static int output(RunningContainer container, Path file, String... command)
            throws Exception {
        return docker(List.of("exec", container.getContainerId()), command)
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    /** Returns the output, which is empty on success. */
    private static String restore(RunningContainer container, Path file, String... arguments)
            throws Exception {
        var process = docker(
                        List.of("exec", "--interactive", container.getContainerId(), "restore"),
                        arguments)
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        assertEquals(said.isEmpty(), process.waitFor() == 0, said);
        return said;
    }

    /** Like an operator, because Testcontainers' exec cannot pass files. */
    private static ProcessBuilder docker(List<String> command, String... arguments) {
        return new ProcessBuilder(Stream.of(List.of("docker"), command, List.of(arguments))
                .flatMap(List::stream)
                .toList());
    }
}
