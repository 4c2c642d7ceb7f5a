package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.HostConfig;

import dev.quintet.users.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    void shutsDownOnSigtermWhileClientsAreConnected() throws IOException {
        try (var database = database().healthy()) {
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
                    () -> query(
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
    void takesABackupOfAllDatabasesAndRestoresIt() throws Exception {
        try (var from = database().healthy();
                var to = database().healthy()) {
            query(
                    from,
                    "users_prod",
                    "CREATE TABLE people (name text); INSERT INTO people VALUES ('ann'), ('ben')");
            query(from, "users_dev", "CREATE TABLE things (name text)");
            var backup = folder.resolve("backup");

            assertEquals(0, backup(from, backup));
            assertEquals("", restore(to, backup));

            assertEquals(
                    "ann,ben",
                    query(
                            to,
                            "users_prod",
                            "SELECT string_agg(name, ',' ORDER BY name) FROM people"));
            assertEquals("0", query(to, "users_dev", "SELECT count(*) FROM things"));

            query(to, "users_prod", "INSERT INTO people VALUES ('eve')");
            assertEquals(
                    "restore: the database 'users_prod' is not empty; to replace what it holds: restore --replace",
                    restore(to, backup, "users_prod"));
            assertEquals("3", query(to, "users_prod", "SELECT count(*) FROM people"));

            assertEquals("", restore(to, backup, "--replace"));
            assertEquals("2", query(to, "users_prod", "SELECT count(*) FROM people"));
        }
    }

    @Test
    void takesABackupOfOneDatabaseAndRestoresItIntoAnother() throws Exception {
        try (var database = database().healthy()) {
            query(
                    database,
                    "users_prod",
                    "CREATE TABLE people (name text); INSERT INTO people VALUES ('ann')");
            var backup = folder.resolve("backup");

            assertEquals(0, backup(database, backup, "users_prod"));
            assertEquals(
                    "restore: this is a backup of one database, say which it goes into: restore DATABASE",
                    restore(database, backup));
            assertEquals("", restore(database, backup, "users_staging"));

            assertEquals("ann", query(database, "users_staging", "SELECT name FROM people"));
        }
    }

    @Test
    void restoresNothingOfABackupThatWasCutShort() throws Exception {
        try (var database = database().healthy()) {
            query(
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
                    "restore: what came from stdin is cut short, it must be all that 'backup' wrote",
                    restore(database, all, "--replace"));
            assertTrue(restore(database, one, "users_staging")
                    .endsWith("restore: 'users_staging' was not restored, it is as it was before"));

            assertEquals("10000", query(database, "users_prod", "SELECT count(*) FROM people"));
            assertEquals(
                    "0",
                    query(
                            database,
                            "users_staging",
                            "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        }
    }

    @Test
    void givesWhatItRestoresToTheRoleOfTheUsersService() throws Exception {
        try (var database = database().healthy()) {
            query(database, "users_prod", "CREATE TABLE people (id serial)");
            var backup = folder.resolve("backup");
            assertEquals(0, backup(database, backup, "users_prod"));

            assertEquals("", restore(database, backup, "users_dev"));

            assertEquals(
                    "users_service",
                    query(
                            database,
                            "users_dev",
                            "SELECT DISTINCT relowner::regrole FROM pg_class WHERE relname LIKE 'people%'"));
        }
    }

    @Test
    void givesTheUsersServiceARoleOfItsOwnWhosePasswordFollowsItsSetting() {
        try (var volume = TestResources.volume()) {
            for (var password : List.of("of-the-first-run", "it's \"$2nd\" %41 é")) {
                try (var database = database()
                        .withEnv("USERS_DB_ROLE_PASSWORD", password)
                        .mount(volume.name(), DATA, AccessMode.rw)
                        .healthy()) {
                    assertEquals(
                            "users_service|f|f|f",
                            database.exec(
                                    "env",
                                    "PGPASSWORD=" + password,
                                    "psql",
                                    "--host=127.0.0.1",
                                    "--username=users_service",
                                    "--dbname=users_prod",
                                    "--tuples-only",
                                    "--no-align",
                                    "--command=SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"));
                    assertEquals(
                            "4",
                            query(
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
    void refusesToRestoreWhatIsNotABackup() throws Exception {
        try (var database = database().healthy()) {
            var file = Files.writeString(folder.resolve("backup"), "no backup");

            assertEquals(
                    "restore: what came from stdin is no backup, it must be what 'backup' wrote",
                    restore(database, file));
        }
    }

    @Test
    void sizesItsBuffersByMemoryUnlessTheOperatorSetsThem() throws IOException {
        Files.writeString(
                folder.resolve("mine.conf"), "shared_buffers = 50MB\nmax_connections = 77\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var sized = database().host(HALF_A_GIBIBYTE).healthy();
                var told = database()
                        .host(HALF_A_GIBIBYTE)
                        .mount(folder, "/etc/postgresql/conf.d", AccessMode.ro)
                        .healthy()) {
            assertEquals("128MB", query(sized, "postgres", "SHOW shared_buffers"));
            assertEquals("384MB", query(sized, "postgres", "SHOW effective_cache_size"));
            assertEquals("50MB", query(told, "postgres", "SHOW shared_buffers"));
            assertEquals("77", query(told, "postgres", "SHOW max_connections"));
        }
    }

    @Test
    void runsTheOperatorsScriptsOnce() throws IOException {
        Files.writeString(folder.resolve("1.sql"), "CREATE ROLE reader;");
        Files.writeString(
                folder.resolve("2.sh"),
                "psql --dbname=users_prod --command='CREATE TABLE starts (at timestamptz)'\npsql --dbname=users_prod --command='INSERT INTO starts VALUES (now())'\n");
        Files.writeString(folder.resolve("3.txt"), "is no script");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = database()
                .mount(folder, "/docker-entrypoint-initdb.d", AccessMode.ro)
                .healthy()) {
            assertEquals(
                    "1",
                    query(
                            database,
                            "postgres",
                            "SELECT count(*) FROM pg_roles WHERE rolname = 'reader'"));
            var cluster = query(
                    database, "postgres", "SELECT system_identifier FROM pg_control_system()");

            database.restart();
            database.awaitHealthy();

            assertEquals("1", query(database, "users_prod", "SELECT count(*) FROM starts"));
            assertEquals(
                    cluster,
                    query(
                            database,
                            "postgres",
                            "SELECT system_identifier FROM pg_control_system()"));
        }
    }

    @Test
    void startsOverAfterAnInterruptedFirstStart() throws IOException {
        // Blocks the first start half-way, after the databases were created.
        Files.writeString(folder.resolve("1.sql"), "CREATE ROLE half;");
        Files.writeString(
                folder.resolve("2.sh"),
                "[ -e /docker-entrypoint-initdb.d/again ] || exec tail -f /dev/null");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var database = database()
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
                    query(
                            database,
                            "postgres",
                            "SELECT count(*) FROM pg_roles WHERE rolname = 'half'"));
            assertEquals(
                    "4",
                    query(
                            database,
                            "postgres",
                            "SELECT count(*) FROM pg_database WHERE datname LIKE 'users_%'"));
            assertEquals(1, database.tryExec("test", "-e", DATA + "/unfinished").exitStatus());
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

    private static ServiceContainer database() {
        return new ServiceContainer("users-db").withEnv("POSTGRES_PASSWORD", "secret");
    }

    private static String query(RunningContainer container, String database, String sql) {
        return container.exec(
                "psql",
                "--host=/run/postgresql",
                "--username=postgres",
                "--dbname=" + database,
                "--quiet",
                "--tuples-only",
                "--no-align",
                "--set=ON_ERROR_STOP=1",
                "--command=" + sql);
    }

    private static int backup(RunningContainer container, Path file, String... arguments)
            throws Exception {
        return docker(List.of("exec", container.getContainerId(), "backup"), arguments)
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    /** Its output, which is empty on success. */
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

    /** As an operator would: files cannot pass through Testcontainers' exec. */
    private static ProcessBuilder docker(List<String> command, String... arguments) {
        return new ProcessBuilder(Stream.of(List.of("docker"), command, List.of(arguments))
                .flatMap(List::stream)
                .toList());
    }
}
