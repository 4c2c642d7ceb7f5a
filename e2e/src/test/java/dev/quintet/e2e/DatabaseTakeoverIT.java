package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** A volume of the official image, as the replaced stack had it, is used in place. */
class DatabaseTakeoverIT {
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
            UsersDb.fill(volume, OFFICIAL, Map.of("POSTGRES_USER", superuser, "DATA", data));

            try (var database = UsersDb.container(volume)
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
            try (var database = UsersDb.container(volume)
                    .withEnv("POSTGRES_USER", superuser)
                    .healthy()) {
                assertTrue(
                        !database.getLogs().contains("sorted by another C library"),
                        database.getLogs());
            }
        }
    }

    @Test
    void saysThatTheDataHasAnotherSuperuser() {
        try (var volume = TestResources.volume()) {
            UsersDb.fill(volume, OFFICIAL, Map.of("POSTGRES_USER", "flask", "DATA", UsersDb.DATA));

            var result = UsersDb.container(volume).result();

            assertEquals(1, result.exitStatus());
            assertTrue(
                    result.output()
                            .endsWith(
                                    "users-db: POSTGRES_USER is 'postgres', it must be a superuser of the data in the volume: role \"postgres\" does not exist"),
                    result.output());
        }
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
