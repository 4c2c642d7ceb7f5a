package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.service.database.Migration;
import dev.quintet.service.database.MigrationFailure;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

class MigrationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void adoptTheTableOfTheReplacedStackWithoutLoss() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 0);

        try (var service = Service.start(url, Map.of())) {
            assertEquals(
                    "{\"id\":1,\"username\":\"michael\",\"email\":\"Michael@example.org\",\"created_at\":\"2017-07-17T23:59:59Z\"}",
                    service.get("/users/1").json().path("data").toString());
            assertEquals(
                    200,
                    service.post(
                                    "/auth/login",
                                    Service.login("michael@example.org", "an old password"))
                            .status());
            assertEquals(
                    "400 error, Sorry. That user already exists.",
                    service.post("/auth/register", Service.registration("m", "michael@EXAMPLE.org"))
                            .line());
        }
    }

    @Test
    void enterWhatEarlierReleasesReadAtTheirStart() throws SQLException {
        var url = PostgreSql.newDatabase();

        assertEquals(UsersSchema.SCHEMA.migrations().size(), prepare(url));
        assertEquals(0, prepare(url));

        assertEquals("""
                1|1|users|SQL|V1__users.sql|-1218507482|t
                2|2|defaults|SQL|V2__defaults.sql|-1800792193|t
                3|3|email regardless of case|SQL|V3__email_regardless_of_case.sql|1869754617|t
                4|4|newest first|SQL|V4__newest_first.sql|629025347|t
                5|5|revoked tokens|SQL|V5__revoked_tokens.sql|-609024465|t
                6|6|failed logins|SQL|V6__failed_logins.sql|-1301793407|t""", history(url, 6));
    }

    @Test
    void goOnWhereAnEarlierReleaseHasBegun() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 10);
        // The state after Flyway adopted the table and stopped after the first step.
        OldTable.execute(url, """
                CREATE TABLE flyway_schema_history (
                    installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
                    version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL,
                    script varchar(1000) NOT NULL, checksum integer, installed_by varchar(100) NOT NULL,
                    installed_on timestamp NOT NULL DEFAULT now(), execution_time integer NOT NULL, success boolean NOT NULL);
                INSERT INTO flyway_schema_history VALUES
                    (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'ann', now(), 0, true),
                    (2, '1', 'users', 'SQL', 'V1__users.sql', -1218507482, 'ann', now(), 3, true)""");

        assertEquals(UsersSchema.SCHEMA.migrations().size() - 1, prepare(url));

        assertTrue(history(url, 3).endsWith("3|2|defaults|SQL|V2__defaults.sql|-1800792193|t"));
    }

    @Test
    void runOnceWhereManyStartAtOnce() throws Exception {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 20_000);

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var counts = Stream.generate(() -> replicas.submit(() -> prepare(url)))
                    .limit(6)
                    .toList();
            var sum = 0;
            for (var count : counts) {
                sum += count.get();
            }

            assertEquals(UsersSchema.SCHEMA.migrations().size(), sum);
        }
    }

    @Test
    void makeAnIndexAnewThatACrashLeftHalfBuilt() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 10);
        OldTable.execute(url, """
                CREATE INDEX users_newest_first ON users (created_at);
                UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_newest_first'::regclass""");

        prepare(url);

        assertEquals(
                "t|CREATE INDEX users_newest_first ON public.users USING btree (created_at DESC, id DESC)",
                OldTable.query(url, """
                        SELECT indisvalid, pg_get_indexdef(indexrelid) FROM pg_index
                        WHERE indexrelid = 'users_newest_first'::regclass"""));
    }

    @Test
    void takeTheTimeTheyNeedWhereTheRoleHasLimits() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 200_000);
        var name = OldTable.query(url, "SELECT current_database()");
        OldTable.execute(url, """
                ALTER DATABASE %1$s SET statement_timeout = '100ms';
                ALTER DATABASE %1$s SET lock_timeout = '1ms';
                ALTER DATABASE %1$s SET transaction_timeout = '300ms'""".formatted(name));

        assertEquals(UsersSchema.SCHEMA.migrations().size(), prepare(url));
    }

    @Test
    void stopBeforeAnythingChangesWhereAdoptedEmailsClash() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 3);
        OldTable.execute(url, """
                INSERT INTO users (username, email, password, active, admin, created_at) VALUES
                    ('other', E'MICHAEL@example.org', '-', true, false, now()), ('third', 'USER2@example.org', '-', true, false, now())""");

        var refusal = assertThrows(MigrationFailure.class, () -> prepare(url));

        assertEquals(
                "emails that differ only in case: Michael@example.org (id 1), MICHAEL@example.org (id 5); user2@example.org (id 3), USER2@example.org (id 6): rename or remove all but one of each, then migrate again",
                refusal.getMessage());
        // Only the default of id.
        assertEquals("1|f", OldTable.query(url, """
                        SELECT count(*), to_regclass('flyway_schema_history') IS NOT NULL
                        FROM pg_attrdef WHERE adrelid = 'users'::regclass"""));
    }

    @Test
    void nameWhatToDoWhereTheTableIsAnother() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.execute(url, "CREATE TABLE users (id serial, email text)");

        assertEquals(
                "the table users is of another kind, it has no active, admin, created_at, password, username: rename it, then migrate again",
                assertThrows(MigrationFailure.class, () -> prepare(url)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void nameWhatToDoWhereTheDatabaseCannotHoldEveryName(String encoding) throws SQLException {
        var url = PostgreSql.newDatabase();
        var name = OldTable.query(url, "SELECT current_database()");
        OldTable.execute(
                url,
                "CREATE DATABASE %s_other ENCODING %s LOCALE 'C' TEMPLATE template0"
                        .formatted(name, encoding));

        var refusal = assertThrows(
                MigrationFailure.class, () -> prepare(url.replace(name, name + "_other")));

        assertEquals(
                "the database has the encoding %s, it must be UTF8: restore a dump of it into one with that encoding, then migrate that"
                        .formatted(encoding),
                refusal.getMessage());
    }

    @Test
    void nameWhatToDoWhereATableOfSomebodyElseIsInTheWay() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 1);
        OldTable.execute(url, "CREATE TABLE sessions (id serial)");

        var refusal = assertThrows(MigrationFailure.class, () -> prepare(url));

        assertTrue(
                refusal.getMessage()
                        .matches(
                                "rename what is called so and is not ours, then migrate again: .*V12__sessions.*relation \"sessions\" already exists"),
                refusal.getMessage());
    }

    @Test
    void nameWhatToDoWhereTheRoleDoesNotOwnTheTable() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 1);
        OldTable.execute(url, "CREATE ROLE stranger LOGIN");

        var refusal = assertThrows(
                MigrationFailure.class,
                () -> prepare(url.replace("user=postgres", "user=stranger")));

        assertEquals(
                "the table users belongs to postgres, not to stranger: run ALTER TABLE users OWNER TO stranger, then migrate again",
                refusal.getMessage());
    }

    @Test
    void areTheFilesThatThereAre() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .sorted(Comparator.comparingInt(
                                    name -> Integer.parseInt(name.replaceAll("V(\\d+)__.*", "$1"))))
                            .toList(),
                    UsersSchema.SCHEMA.migrations().stream()
                            .map(Migration::script)
                            .toList());
        }
    }

    private static int prepare(String url) throws SQLException {
        try (var database = Database.at(DatabaseUrl.ofJdbc(url), UsersSchema.SCHEMA)) {
            return database.prepare(PATIENCE) + database.finish();
        }
    }

    private static String history(String url, int rows) throws SQLException {
        return OldTable.query(url, """
                SELECT installed_rank, version, description, type, script, checksum, success
                FROM flyway_schema_history ORDER BY 1 LIMIT %d""".formatted(rows));
    }
}
