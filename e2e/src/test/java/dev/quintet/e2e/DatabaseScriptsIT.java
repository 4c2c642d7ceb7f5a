package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** The scripts of the first start work like in the official image. */
class DatabaseScriptsIT {
    private static final String SCRIPTS = "/docker-entrypoint-initdb.d";

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void runsEachKindOfFileInTheOrderOfNamesAndSaysWhatItLeavesOut() throws IOException {
        write("1.sql", "CREATE TABLE started (step text);");
        // Executable files run as their own process.
        write(
                "2.sh",
                "#!/bin/sh\npsql -c \"INSERT INTO started VALUES ('run ' || '$POSTGRES_DB' || '$(test -d $PGDATA && echo .)')\"\nMARK=lost");
        Files.setPosixFilePermissions(
                folder.resolve("2.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        // Other files are sourced.
        write("3.sh", "MARK=kept$NOT_SET_AT_ALL");
        write(
                "4.sh",
                "docker_process_sql <<<\"INSERT INTO started VALUES ('sourced $MARK')\"\n\"${psql[@]}\" -d users_prod -c 'CREATE TABLE theirs (i int)'");
        Files.write(folder.resolve("5.sql.gz"), gzip("INSERT INTO started VALUES ('gz');"));
        write("6.SQL", "nonsense");
        try (var database = UsersDb.container()
                .withEnv("POSTGRES_USER", "ann")
                .withEnv("POSTGRES_DB", "mine")
                .mount(folder, SCRIPTS, AccessMode.ro)
                .healthy()) {
            assertEquals(
                    "run mine.,sourced kept,gz",
                    UsersDb.query(
                            database, "ann", "mine", "SELECT string_agg(step, ',') FROM started"));
            assertEquals(
                    "0",
                    UsersDb.query(database, "ann", "users_prod", "SELECT count(*) FROM theirs"));
            assertTrue(
                    database.getLogs().contains("users-db: ignoring " + SCRIPTS + "/6.SQL"),
                    database.getLogs());
        }
    }

    @Test
    void readsXzAndZstandard() throws IOException {
        // Compressed with the tools of the image, because Java has none.
        try (var database = UsersDb.container().healthy()) {
            write(database, "1.sql.xz", "echo 'CREATE TABLE xz (i int);' | xz");
            write(database, "2.sql.zst", "echo 'CREATE TABLE zst (i int);' | zstd -q");
        }
        try (var database =
                UsersDb.container().mount(folder, SCRIPTS, AccessMode.ro).healthy()) {
            assertEquals(
                    "0",
                    UsersDb.query(
                            database, "postgres", "postgres", "SELECT count(*) FROM xz, zst"));
        }
    }

    @Test
    void letsTheReplacedStacksScriptMakeTheDatabases() throws IOException {
        write(
                "create.sql",
                "CREATE DATABASE users_prod;\nCREATE DATABASE users_staging;\nCREATE DATABASE users_dev;\nCREATE DATABASE users_test;\n");
        try (var database =
                UsersDb.container().mount(folder, SCRIPTS, AccessMode.ro).healthy()) {
            assertEquals(
                    "4",
                    UsersDb.query(
                            database,
                            "postgres",
                            "postgres",
                            "SELECT count(*) FROM pg_database WHERE datdba = 'users_service'::regrole"));
        }
    }

    @Test
    void passesOverNoFileThatItCannotRead() throws IOException {
        write("1.sql", "SELECT 1;");
        Files.setPosixFilePermissions(
                folder.resolve("1.sql"), PosixFilePermissions.fromString("rw-------"));

        var result = UsersDb.container().mount(folder, SCRIPTS, AccessMode.ro).result();

        assertEquals(1, result.exitStatus());
        assertTrue(
                result.output()
                        .contains(
                                "users-db: " + SCRIPTS
                                        + "/1.sql cannot be read by user 999, it must be readable: chmod a+r"),
                result.output());
    }

    @Test
    void namesTheFileThatFailed() throws IOException {
        write("1.sql", "SELECT nothing;");

        var result = UsersDb.container().mount(folder, SCRIPTS, AccessMode.ro).result();

        assertEquals(true, result.exitStatus() != 0);
        assertTrue(
                result.output()
                        .contains(
                                "users-db: " + SCRIPTS
                                        + "/1.sql failed, so this first start is undone: correct the file, and start again"),
                result.output());
    }

    @Test
    void passesOverNoFileBehindOneThatExits() throws IOException {
        write("1.sh", "exit 0");
        write("2.sql", "SELECT 1;");

        var result = UsersDb.container().mount(folder, SCRIPTS, AccessMode.ro).result();

        assertEquals(1, result.exitStatus());
        assertTrue(
                result.output()
                        .contains(
                                "users-db: " + SCRIPTS
                                        + "/1.sh calls exit, and is sourced because it is not executable, so this first start is undone: correct the file, and start again"),
                result.output());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content + "\n");
    }

    private void write(RunningContainer container, String name, String command) throws IOException {
        var content = container.exec("sh", "-c", command + " | base64 --wrap=0");
        Files.write(folder.resolve(name), Base64.getDecoder().decode(content));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
