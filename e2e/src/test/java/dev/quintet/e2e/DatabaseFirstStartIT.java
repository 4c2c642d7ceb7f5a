package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.AccessMode;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** The first start creates the cluster exactly once, even if it is interrupted. */
class DatabaseFirstStartIT {
    private static final String DATA = "/var/lib/postgresql/data";

    @TempDir
    private Path folder;

    @Test
    void runsTheOperatorsScriptsOnce() throws IOException {
        Files.writeString(folder.resolve("1.sql"), "CREATE ROLE reader;");
        Files.writeString(
                folder.resolve("2.sh"),
                "psql --dbname=users_prod --command='CREATE TABLE starts (at timestamptz)'\npsql --dbname=users_prod --command='INSERT INTO starts VALUES (now())'\n");
        Files.writeString(folder.resolve("3.txt"), "is no script");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = UsersDb.container()
                .mount(folder, "/docker-entrypoint-initdb.d", AccessMode.ro)
                .healthy()) {
            assertEquals(
                    "1",
                    UsersDb.query(
                            database,
                            "postgres",
                            "SELECT count(*) FROM pg_roles WHERE rolname = 'reader'"));
            var cluster = UsersDb.query(
                    database, "postgres", "SELECT system_identifier FROM pg_control_system()");

            database.restart();
            database.awaitHealthy();

            assertEquals("1", UsersDb.query(database, "users_prod", "SELECT count(*) FROM starts"));
            assertEquals(
                    cluster,
                    UsersDb.query(
                            database,
                            "postgres",
                            "SELECT system_identifier FROM pg_control_system()"));
        }
    }

    @Test
    void startsOverAfterAnInterruptedFirstStart() throws IOException {
        // Blocks the first start halfway, after the databases were created.
        Files.writeString(folder.resolve("1.sql"), "CREATE ROLE half;");
        Files.writeString(
                folder.resolve("2.sh"),
                "[ -e /docker-entrypoint-initdb.d/again ] || exec tail -f /dev/null");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = UsersDb.container()
                .mount(folder, "/docker-entrypoint-initdb.d", AccessMode.ro)
                .running()) {
            Eventually.holds(
                    "the script runs",
                    () -> Arrays.deepToString(TestResources.docker()
                                    .topContainerCmd(database.getContainerId())
                                    .exec()
                                    .getProcesses())
                            .contains("tail -f /dev/null"));
            assertEquals(
                    "starting",
                    database.getCurrentContainerInfo().getState().getHealth().getStatus());
            Files.createFile(folder.resolve("again"));
            database.kill();

            database.startAgain();
            database.awaitHealthy();

            assertEquals(
                    "1",
                    UsersDb.query(
                            database,
                            "postgres",
                            "SELECT count(*) FROM pg_roles WHERE rolname = 'half'"));
            assertEquals(
                    "4",
                    UsersDb.query(
                            database,
                            "postgres",
                            "SELECT count(*) FROM pg_database WHERE datname LIKE 'users_%'"));
            assertEquals(1, database.tryExec("test", "-e", DATA + "/unfinished").exitStatus());
        }
    }
}
