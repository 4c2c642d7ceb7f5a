package dev.quintet.users.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;

/**
 * While a release is rolled out, and after it was rolled back, what came before it works on its
 * schema: these are the statements of those, as they were. Their images are tried in e2e.
 */
class EarlierVersionTest {
    private static final String BCRYPT =
            "$2b$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES";
    private static final String UNIQUE_VIOLATION = "23505";

    private static Service service;

    @BeforeAll
    static void adopt() throws SQLException {
        var url = PostgreSql.newDatabase();
        OldTable.create(url, 3);
        service = Service.start(url, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** SQLAlchemy's, which names every column at every insert. */
    @Test
    void theReplacedStackReadsAndWritesWhatThisOneDoes() throws SQLException {
        insertAsTheReplacedStack("rita", "rita@example.org");
        assertEquals(
                200,
                service.post("/auth/login", Service.login("rita@example.org", "an old password"))
                        .status());

        var person = service.register();
        assertEquals(person.username() + "|" + person.email() + "|t|f", query("""
                SELECT users.username AS users_username, users.email AS users_email, users.active AS users_active, users.admin AS users_admin
                FROM users WHERE users.username = '%1$s' OR users.email = '%2$s' LIMIT 1""".formatted(
                        person.username(), person.email())));
        assertEquals(person.username(), query("""
                SELECT users.username AS users_username FROM users
                ORDER BY users.created_at DESC LIMIT 1"""));
        query("UPDATE users SET active=false WHERE users.email = '%s' RETURNING id"
                .formatted(person.email()));
        assertEquals(401, service.get("/auth/status", person.token()).status());
        query("DELETE FROM users WHERE users.email = '%s' RETURNING id".formatted(person.email()));
        assertEquals(401, service.get("/auth/status", person.token()).status());
    }

    /** By which it answers "Sorry. That user already exists." */
    @Test
    void theReplacedStackIsToldThatANameIsTaken() throws SQLException {
        var person = service.register();

        for (var email : new String[] {person.email(), person.email().toUpperCase()}) {
            var refusal = assertThrows(
                    SQLException.class, () -> insertAsTheReplacedStack("another", email));
            assertEquals(UNIQUE_VIOLATION, refusal.getSQLState());
        }
    }

    /** Of schema version 6, the last before a failed login had more than a count. */
    @Test
    void theVersionBeforeCountsFailedLogins() throws SQLException {
        var failure = """
                INSERT INTO failed_logins AS known (subject, failures, until)
                VALUES ('\\x01', 1, now() + 900 * interval '1 second')
                ON CONFLICT (subject) DO UPDATE SET
                    failures = CASE WHEN known.until < now() THEN 1 ELSE known.failures + 1 END,
                    until = CASE WHEN known.until < now() THEN excluded.until ELSE known.until END
                RETURNING failures, ceil(extract(epoch FROM until - now()))::int AS seconds""";
        assertEquals("1|900", query(failure));
        assertTrue(query(failure).matches("2\\|(900|8\\d\\d)"));
        assertEquals("1", query("""
                UPDATE failed_logins SET failures = failures - 1
                WHERE subject = '\\x01' AND failures > 0 RETURNING failures"""));
        assertEquals(
                "1", query("DELETE FROM failed_logins WHERE subject = '\\x01' RETURNING failures"));
        query("DELETE FROM failed_logins WHERE until < now() RETURNING failures");
    }

    @Test
    void theVersionBeforeReadsAndWritesUsers() throws SQLException {
        assertEquals("sam|t|f", query("""
                INSERT INTO users (username, email, password, active, admin, created_at)
                VALUES ('sam', 'sam@example.org', '%s', true, false, now() AT TIME ZONE 'UTC')
                ON CONFLICT DO NOTHING RETURNING username, active, admin""".formatted(BCRYPT)));
        assertEquals("", query("""
                INSERT INTO users (username, email, password, active, admin, created_at)
                VALUES ('tom', 'SAM@example.org', '', true, false, now() AT TIME ZONE 'UTC')
                ON CONFLICT DO NOTHING RETURNING id"""));
        assertEquals(
                BCRYPT,
                query("SELECT password FROM users WHERE lower(email) = lower('Sam@example.org')"));
        assertEquals(
                "sam",
                query(
                        "UPDATE users SET password = '-' WHERE username = 'sam' AND password = '%s' RETURNING username"
                                .formatted(BCRYPT)));
        assertEquals("3", query("""
                SELECT count(*) FROM (
                    SELECT id, username, email, active, admin, created_at FROM users
                    WHERE (created_at, id) < ('2026-01-01', 0)
                    ORDER BY created_at DESC, id DESC LIMIT 3) AS page"""));
    }

    @Test
    void theVersionBeforeLogsOutForAll() throws SQLException {
        var person = service.register();
        service.get("/auth/logout", person.token());

        assertEquals(person.username() + "|t", query("""
                SELECT username, EXISTS (SELECT FROM revoked_tokens WHERE digest =
                    (SELECT digest FROM revoked_tokens ORDER BY expires_at DESC LIMIT 1)) AS revoked
                FROM users WHERE email = '%s'""".formatted(person.email())));
        query("""
                INSERT INTO revoked_tokens (digest, expires_at) VALUES ('\\x01', now())
                ON CONFLICT DO NOTHING RETURNING digest""");
        query("DELETE FROM revoked_tokens WHERE expires_at < now() RETURNING digest");
    }

    /** Of schema version 10, the last before there were sessions: it knows only what was revoked. */
    @Test
    void theVersionBeforeRefusesTokensOfSessionsThatThisOneHasEnded() throws SQLException {
        var person = service.register();
        assertEquals(person.username() + "|f", owner(person));

        service.post(
                "/auth/sessions/end",
                Map.of("password", person.password(), "session", "all"),
                person.token());

        assertEquals(person.username() + "|t", owner(person));
    }

    private static String owner(Service.Person person) throws SQLException {
        return query("""
                SELECT username, EXISTS (SELECT FROM revoked_tokens WHERE digest = sha256('%s')) AS revoked
                FROM users WHERE email = '%s'""".formatted(
                person.token().substring(0, person.token().lastIndexOf('.')), person.email()));
    }

    private static void insertAsTheReplacedStack(String username, String email)
            throws SQLException {
        query("""
                INSERT INTO users (username, email, password, active, admin, created_at)
                VALUES ('%s', '%s', '%s', true, false, '2017-08-01 12:00:00.123456'::timestamp)
                RETURNING users.id""".formatted(username, email, BCRYPT));
    }

    private static String query(String sql) throws SQLException {
        return OldTable.query(service.jdbcUrl(), sql);
    }
}
