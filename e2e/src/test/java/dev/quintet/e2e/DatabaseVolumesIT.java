package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AccessMode;

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
 * What a volume holds is used, or refused in one line. It is never hidden by a new cluster. See
 * {@link DatabaseTakeoverIT} for volumes of the official image.
 */
class DatabaseVolumesIT {
    private static final String DATA = UsersDb.DATA;

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
            UsersDb.fill(volume, "cd " + DATA + "; " + content, Map.of());

            var result = UsersDb.container(volume).result();

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
                var database = UsersDb.container(volume).healthy()) {
            var result = UsersDb.container(volume).result();

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
                    UsersDb.container(volume).result());
        }
    }

    @Test
    void saysLastThatAVolumeIsFull() {
        try (var volume = TestResources.smallVolume("200m");
                var keeper = UsersDb.container(volume)
                        .withCreateContainerCmdModifier(
                                cmd -> cmd.withEntrypoint("sleep", "infinity"))
                        .running()) {
            UsersDb.container(volume).healthy().close();
            keeper.tryExec("sh", "-c", "cat /dev/zero >" + DATA + "/filler");

            assertEndsFor(
                    "users-db: the volume has less than 16 MB left, which PostgreSQL needs to start: give it more room",
                    UsersDb.container(volume).result());

            keeper.exec("rm", DATA + "/filler");
            UsersDb.container(volume).healthy().close();
        }
    }

    private static void assertEndsFor(String reason, RunningContainer.Result result) {
        assertTrue(result.exitStatus() != 0);
        assertEquals(reason, result.output().lines().reduce("", (_, line) -> line));
    }

    @Test
    void makesTheClusterUnderAUserWhomAnOrchestratorMadeUp() {
        try (var volume = TestResources.volume();
                var database = UsersDb.container(volume)
                        .withCreateContainerCmdModifier(cmd -> cmd.withUser("1000770000:0"))
                        .withTmpFs(Map.of("/tmp", "", "/run/postgresql", "mode=1777"))
                        .healthy()) {
            assertEquals("1000770000", database.exec("id", "-u"));
        }
    }
}
