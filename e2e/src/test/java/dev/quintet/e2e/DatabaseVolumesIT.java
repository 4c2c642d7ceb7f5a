package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;

import dev.quintet.e2e.TestResources.TestVolume;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Volumes of other images are used in place, or refused in one line. They are never hidden by a new
 * cluster.
 */
class DatabaseVolumesIT {
    private static final String DATA = "/var/lib/postgresql/data";

    /** The files after a first start of the official image, with a table of the replaced stack. */
    private static final String OFFICIAL = """
            set -e
            LANG=en_US.utf8 initdb --pgdata="$DATA" --username="$POSTGRES_USER" --pwfile=<(echo old) >/dev/null
            printf '\\nhost all all all scram-sha-256\\n' >>"$DATA/pg_hba.conf"
            pg_ctl --pgdata="$DATA" --silent --wait --options="-c listen_addresses='' -c unix_socket_directories=/tmp" start
            psql="psql --host=/tmp --username=$POSTGRES_USER --set=ON_ERROR_STOP=1 --quiet"
            for name in users_prod users_staging users_dev users_test; do $psql -d postgres -c "CREATE DATABASE $name"; done
            $psql -d users_prod <<'SQL'
            CREATE TABLE users (id serial PRIMARY KEY, username varchar(128) UNIQUE NOT NULL);
            INSERT INTO users (username) SELECT 'u' || i FROM generate_series(1, 1000) i;
            CREATE EXTENSION citext;
            CREATE TYPE mood AS ENUM ('good');
            CREATE ROLE old_service LOGIN PASSWORD 'old';
            CREATE TABLE old_notes (note text);
            ALTER TABLE old_notes OWNER TO old_service;
            SQL
            # As a cluster of an older Debian says.
            $psql -d postgres -c "UPDATE pg_database SET datcollversion = '2.36' WHERE datname = 'users_prod'"
            pg_ctl --pgdata="$DATA" --silent --mode=fast --wait stop
            """;

    @ParameterizedTest
    @CsvSource({"postgres,/var/lib/postgresql/data", "flask,/var/lib/postgresql/data/pgdata"})
    void takesOverOneOfTheOfficialImage(String superuser, String data) {
        try (var volume = TestResources.volume()) {
            make(volume, OFFICIAL, Map.of("POSTGRES_USER", superuser, "DATA", data));

            try (var database = database(volume)
                    .withEnv("POSTGRES_USER", superuser)
                    .withEnv("USERS_DB_ROLE_PASSWORD", "new")
                    .healthy()) {
                assertEquals(
                        "1000",
                        query(database, "users_service", "new", "SELECT count(*) FROM users"));
                assertEquals(
                        "u7",
                        query(
                                database,
                                "users_service",
                                "new",
                                "SELECT username FROM users WHERE username = 'u7'"));
                assertEquals(
                        "users,users_id_seq",
                        query(
                                database,
                                "users_service",
                                "new",
                                "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relowner = 'users_service'::regrole AND relkind IN ('r', 'S')"));
                query(
                        database,
                        "users_service",
                        "new",
                        "ALTER TABLE users ADD email text; CREATE TABLE more (id int)");
                // The old service still works, and the new one has its rights.
                query(
                        database,
                        "old_service",
                        "old",
                        "INSERT INTO old_notes VALUES ('still here')");
                query(database, "users_service", "new", "ALTER TABLE old_notes ADD at timestamp");
                query(database, superuser, "old", "SELECT 1");
                assertTrue(
                        database.getLogs()
                                .contains("users-db: POSTGRES_PASSWORD is not the password of '"
                                        + superuser + "'"),
                        database.getLogs());
                assertTrue(
                        database.getLogs().contains("'users_prod' was sorted by another C library"),
                        database.getLogs());
            }
            // The warning appears only once.
            try (var database =
                    database(volume).withEnv("POSTGRES_USER", superuser).healthy()) {
                assertTrue(
                        !database.getLogs().contains("sorted by another C library"),
                        database.getLogs());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 9.6 >PG_VERSION|the data is of PostgreSQL 9.6, it must be of 17: dump it with 9.6 (pg_dumpall), start with an empty volume, and restore",
                "mkdir -p 18/docker; echo 18 >18/docker/PG_VERSION|the data is of PostgreSQL 18, it must be of 17: dump it with 18 (pg_dumpall), start with an empty volume, and restore",
                "mkdir data; echo 17 >data/PG_VERSION|/var/lib/postgresql/data is not empty (data), and no cluster of PostgreSQL is at its root or in pgdata, but one in /var/lib/postgresql/data/data: name that folder in PGDATA, or mount an empty volume",
                "touch photo|/var/lib/postgresql/data is not empty (photo), and no cluster of PostgreSQL is at its root or in pgdata: mount an empty volume",
                "mkdir pgdata; echo 17 >PG_VERSION; echo 17 >pgdata/PG_VERSION|there are two clusters, in /var/lib/postgresql/data and in /var/lib/postgresql/data/pgdata: set PGDATA to one of them, and move the other away",
                "echo 17 >PG_VERSION|the cluster in /var/lib/postgresql/data is not complete, it has no global/pg_control: restore a backup into an empty volume",
                "mkdir pgdata; chmod 0 pgdata|/var/lib/postgresql/data/pgdata belongs to user 999, and user 999 cannot read it: docker run --rm --user 0 --entrypoint chown --volume VOLUME:/var/lib/postgresql/data IMAGE -R 999 /var/lib/postgresql/data"
            })
    void refusesWhatItCannotUse(String content, String refusal) {
        try (var volume = TestResources.volume()) {
            make(volume, "cd " + DATA + "; " + content, Map.of());

            var result = database(volume).result();

            assertEquals(1, result.exitStatus());
            assertEquals("users-db: " + refusal, result.output());
        }
    }

    @Test
    void refusesAVolumeThatTheEngineWouldHide() {
        try (var volume = TestResources.volume()) {
            var result = new ServiceContainer("users-db")
                    .withEnv("POSTGRES_PASSWORD", "secret")
                    .mount(volume.name(), "/var/lib/postgresql", AccessMode.rw)
                    .result();

            assertEquals(1, result.exitStatus());
            assertEquals(
                    "users-db: a volume is mounted at /var/lib/postgresql, it must be at /var/lib/postgresql/data, or PGDATA must name the folder with the data",
                    result.output());
        }
    }

    @Test
    void saysThatTheDataHasAnotherSuperuser() {
        try (var volume = TestResources.volume()) {
            make(volume, OFFICIAL, Map.of("POSTGRES_USER", "flask", "DATA", DATA));

            var result = database(volume).result();

            assertEquals(1, result.exitStatus());
            assertTrue(
                    result.output()
                            .endsWith(
                                    "users-db: POSTGRES_USER is 'postgres', it must be a superuser of the data in the volume: role \"postgres\" does not exist"),
                    result.output());
        }
    }

    @Test
    void leavesTheWalOfAnotherClusterWhereItIs(@TempDir Path folder) throws IOException {
        var wal = Files.writeString(folder.resolve("000000010000000000000001"), "changes");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        var result = UsersDb.container()
                .withEnv("POSTGRES_INITDB_WALDIR", "/wal")
                .mount(folder, "/wal", AccessMode.rw)
                .result();

        assertEquals(1, result.exitStatus());
        assertEquals(
                "users-db: POSTGRES_INITDB_WALDIR is '/wal', which holds files, perhaps those of another cluster: it must be an empty folder",
                result.output());
        assertEquals("changes", Files.readString(wal));
    }

    @Test
    void refusesDataThatAnotherContainerUses() {
        try (var volume = TestResources.volume();
                var database = database(volume).healthy()) {
            var result = database(volume).result();

            assertEquals(1, result.exitStatus());
            assertEquals(
                    "users-db: another container is using the data in this volume: stop it, two servers would destroy the data",
                    result.output());
            assertEquals("1", UsersDb.query(database, "users_prod", "SELECT 1"));
        }
    }

    @Test
    void saysLastThatAVolumeIsTooSmallForANewCluster() {
        try (var volume = TestResources.smallVolume("30m")) {
            assertEndsFor(
                    "users-db: the volume has less than 100 MB left, which PostgreSQL needs to start: give it more room",
                    database(volume).result());
        }
    }

    @Test
    void saysLastThatAVolumeIsFull() {
        try (var volume = TestResources.smallVolume("200m");
                var keeper = database(volume)
                        .withCreateContainerCmdModifier(
                                cmd -> cmd.withEntrypoint("sleep", "infinity"))
                        .running()) {
            database(volume).healthy().close();
            keeper.tryExec("sh", "-c", "cat /dev/zero >" + DATA + "/filler");

            assertEndsFor(
                    "users-db: the volume has less than 16 MB left, which PostgreSQL needs to start: give it more room",
                    database(volume).result());

            keeper.exec("rm", DATA + "/filler");
            database(volume).healthy().close();
        }
    }

    private static void assertEndsFor(String reason, RunningContainer.Result result) {
        assertTrue(result.exitStatus() != 0);
        assertEquals(reason, result.output().lines().reduce("", (_, line) -> line));
    }

    @Test
    void makesTheClusterUnderAUserWhomAnOrchestratorMadeUp() {
        try (var volume = TestResources.volume();
                var database = database(volume)
                        .withCreateContainerCmdModifier(cmd -> cmd.withUser("1000770000:0"))
                        .withTmpFs(Map.of("/tmp", "", "/run/postgresql", "mode=1777"))
                        .healthy()) {
            assertEquals("1000770000", database.exec("id", "-u"));
        }
    }

    private static ServiceContainer database(TestVolume volume) {
        return UsersDb.container().mount(volume.name(), DATA, AccessMode.rw);
    }

    /** Fills the volume by a script. */
    private static void make(TestVolume volume, String script, Map<String, String> environment) {
        var result = database(volume)
                .withEnv(environment)
                .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint("bash"))
                .withCommand("-c", script)
                .result();
        assertEquals(0, result.exitStatus(), result.output());
    }

    /** Over the network, where the password is required. */
    private static String query(
            RunningContainer database, String role, String password, String sql) {
        return database.exec(
                "env",
                "PGPASSWORD=" + password,
                "psql",
                "--host="
                        + database.getCurrentContainerInfo()
                                .getNetworkSettings()
                                .getNetworks()
                                .values()
                                .iterator()
                                .next()
                                .getIpAddress(),
                "--username=" + role,
                "--dbname=users_prod",
                "--quiet",
                "--tuples-only",
                "--no-align",
                "--set=ON_ERROR_STOP=1",
                "--command=" + sql);
    }
}
