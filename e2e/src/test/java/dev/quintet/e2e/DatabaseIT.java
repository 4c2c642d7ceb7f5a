package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.HostConfig;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

class DatabaseIT {
    private static final String DATA = "/var/lib/postgresql/data";

    private static final Consumer<HostConfig> HALF_A_GIBIBYTE = host -> host.withMemory(512L << 20);

    @TempDir
    private Path folder;

    @Test
    void refusesToStartWithoutAPassword() {
        var result = new ServiceContainer("users-db").result();

        assertEquals(1, result.exitStatus());
        assertEquals(
                "users-db: POSTGRES_PASSWORD is not set, it must be the password of 'postgres', or POSTGRES_PASSWORD_FILE a file that holds it",
                result.output());
    }

    @Test
    void refusesAPasswordOfWhichOnlyTheFirstLineWouldCount() {
        var result = new ServiceContainer("users-db")
                .withEnv("POSTGRES_PASSWORD", "a\nb")
                .result();

        assertEquals(1, result.exitStatus());
        assertEquals(
                "users-db: POSTGRES_PASSWORD has several lines, it must have one", result.output());
    }

    /** As a file has it that an editor of Windows has written, with no-break spaces of a web page. */
    @Test
    void takesThePasswordOfTheRoleAsTheUsersServiceReadsIt() throws IOException {
        Files.writeString(folder.resolve("password"), "\uFEFF\u00A0in two words\u202F \r\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = UsersDb.container()
                .withEnv("USERS_DB_ROLE_PASSWORD_FILE", "/secret/password")
                .mount(folder, "/secret", AccessMode.ro)
                .healthy()) {
            assertEquals(
                    "users_service", asService(database, "in two words", "SELECT current_user"));
        }
    }

    @Test
    void shutsDownOnSigtermWhileClientsAreConnected() throws IOException {
        try (var database = UsersDb.container().healthy()) {
            Thread.ofVirtual()
                    .start(() -> database.tryExec(
                            "psql",
                            "-h",
                            "/run/postgresql",
                            "-U",
                            "postgres",
                            "-c",
                            "SELECT pg_sleep(60)"));
            Eventually.holds(
                    "the client is connected",
                    () -> UsersDb.query(
                                    database,
                                    "postgres",
                                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'")
                            .equals("1"));

            assertEquals(0, database.exitStatusAfterSigterm());

            var log = database.getLogs();
            assertTrue(
                    log.contains("received fast shutdown request")
                            && log.contains("database system is shut down"),
                    log);
        }
    }

    @Test
    void givesTheUsersServiceARoleOfItsOwnWhosePasswordFollowsItsSetting() {
        try (var volume = TestResources.volume()) {
            for (var password : List.of("of-the-first-run", "it's \"$2nd\" %41 é")) {
                try (var database = UsersDb.container()
                        .withEnv("USERS_DB_ROLE_PASSWORD", password)
                        .mount(volume.name(), DATA, AccessMode.rw)
                        .healthy()) {
                    assertEquals(
                            "users_service|f|f|f",
                            asService(
                                    database,
                                    password,
                                    "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"));
                    assertEquals(
                            "4",
                            UsersDb.query(
                                    database,
                                    "postgres",
                                    "SELECT count(*) FROM pg_database WHERE datdba = 'users_service'::regrole"));
                    assertFalse(database.getLogs().contains(password));
                }
            }
        }
    }

    @Test
    void isNoTroubleToApt() {
        var check = new ServiceContainer("users-db")
                .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint("sh").withUser("0"))
                .host(host -> host.withReadonlyRootfs(false))
                .withCommand("-c", "apt-get -q=2 check && dpkg --audit");

        assertEquals(new RunningContainer.Result(0, ""), check.result());
    }

    @Test
    void sizesItsBuffersByMemoryUnlessTheOperatorSetsThem() throws IOException {
        Files.writeString(
                folder.resolve("mine.conf"), "shared_buffers = 50MB\nmax_connections = 77\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var sized = UsersDb.container().host(HALF_A_GIBIBYTE).healthy();
                var told = UsersDb.container()
                        .host(HALF_A_GIBIBYTE)
                        .mount(folder, "/etc/postgresql/conf.d", AccessMode.ro)
                        .healthy()) {
            assertEquals("128MB", UsersDb.query(sized, "postgres", "SHOW shared_buffers"));
            assertEquals("384MB", UsersDb.query(sized, "postgres", "SHOW effective_cache_size"));
            assertEquals("50MB", UsersDb.query(told, "postgres", "SHOW shared_buffers"));
            assertEquals("77", UsersDb.query(told, "postgres", "SHOW max_connections"));
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() {
        try (var volume = TestResources.volume()) {
            var earlier = new ServiceContainer("users-db")
                    .mount(volume.name(), DATA, AccessMode.rw)
                    .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint("sh"))
                    .withCommand(
                            "-c",
                            "mkdir %1$s/pgdata; echo 16 >%1$s/pgdata/PG_VERSION".formatted(DATA));
            assertEquals(0, earlier.result().exitStatus());

            var result = new ServiceContainer("users-db")
                    .mount(volume.name(), DATA, AccessMode.rw)
                    .result();

            assertEquals(1, result.exitStatus());
            assertEquals(
                    "users-db: the data is of PostgreSQL 16, it must be of 17: dump it with 16 (pg_dumpall), start with an empty volume, and restore",
                    result.output());
        }
    }

    @Test
    void readsThePasswordFromAFileAndRequiresIt() throws IOException {
        var password = Files.writeString(folder.resolve("password"), "from a file\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = new ServiceContainer("users-db")
                .withEnv("POSTGRES_USER", "ann")
                .withEnv("POSTGRES_PASSWORD_FILE", "/secret/password")
                .mount(folder, "/secret", AccessMode.ro)
                .healthy()) {
            var answer = database.exec(
                    "env",
                    "PGPASSWORD=" + Files.readString(password).strip(),
                    "psql",
                    "--host=127.0.0.1",
                    "--username=ann",
                    "--dbname=users_prod",
                    "--tuples-only",
                    "--no-align",
                    "--command=SELECT current_setting('data_checksums'), current_setting('password_encryption'), current_setting('server_encoding')");
            assertEquals("on|scram-sha-256|UTF8", answer);
            var wrong = database.tryExec(
                    "env",
                    "PGPASSWORD=wrong",
                    "psql",
                    "--host=127.0.0.1",
                    "--username=ann",
                    "--dbname=users_prod",
                    "--command=SELECT 1");
            assertTrue(
                    wrong.exitStatus() != 0
                            && wrong.output().contains("password authentication failed"),
                    wrong.output());
        }
    }

    /** Over TCP, as the users service connects. */
    private static String asService(RunningContainer database, String password, String sql) {
        return database.exec(
                "env",
                "PGPASSWORD=" + password,
                "psql",
                "--host=127.0.0.1",
                "--username=users_service",
                "--dbname=users_prod",
                "--tuples-only",
                "--no-align",
                "--command=" + sql);
    }
}
