package dev.quintet.users.session;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.users.audit.Event;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code sessions}. Removing a row ends the session on all replicas at once. Replicas of
 * the release before this table know only {@code revoked_tokens}, so its tokens are entered there,
 * too.
 */
public final class Sessions {
    /** A token can name a later time than PostgreSQL can store. */
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private static final int LISTED = 100;

    private final Database database;

    public Sessions(Database database) {
        this.database = database;
    }

    /**
     * Begins a session, in the name of the event that does.
     *
     * @param passwordHash what the password was just checked against
     * @return false if the user has another password by now, or is gone
     */
    public static boolean begin(
            Statements statements, NewSession session, String passwordHash, Event event)
            throws SQLException {
        // The lock: a change of the password in another transaction either sees this session, or
        // is seen here.
        var sql = """
                WITH begun AS (
                    INSERT INTO sessions (id, user_id, kind, token_digest,
                        created_at, seen_at, idle_until, expires_at, address, agent)
                    SELECT ?, id, 0, ?, now(), now(), new.expires_at, new.expires_at, ?::inet, ?
                    FROM users, (SELECT ?::timestamptz AS expires_at) AS new
                    WHERE id = ? AND password = ? FOR SHARE OF users
                    RETURNING id, user_id, address)
                INSERT INTO audit_log (event, actor_id, user_id, session_id, address)
                SELECT ?, user_id, user_id, id, address FROM begun""";
        return statements.update(
                        sql,
                        session.id(),
                        session.tokenDigest(),
                        session.origin().addressText(),
                        session.origin().agent().orElse(null),
                        (session.expiresAt().isAfter(LAST_TIME) ? LAST_TIME : session.expiresAt())
                                .atOffset(ZoneOffset.UTC),
                        session.userId(),
                        passwordHash,
                        event.word())
                > 0;
    }

    /** Those of a user, last seen first; at most a hundred. Those of a later release are shown by its replicas. */
    public List<Session> list(int userId) throws SQLException {
        var sql = """
                SELECT id, kind, created_at, seen_at, expires_at, host(address) AS address, agent
                FROM sessions WHERE user_id = ? AND kind < ? AND idle_until > now() AND expires_at > now()
                ORDER BY seen_at DESC LIMIT ?""";
        return database.query(sql, Session::of, userId, Session.Kind.values().length, LISTED);
    }

    /** @return whether the user had it */
    public static boolean end(Statements statements, int userId, UUID session) throws SQLException {
        return end(statements, "user_id = ? AND id = ?", userId, session) > 0;
    }

    /**
     * Ends all sessions of a user, and tokens that have none. Call it after what a login looks at
     * has changed, in the same transaction.
     *
     * @param kept a session that goes on, or null
     */
    public static void endAll(Statements transaction, int userId, UUID kept) throws SQLException {
        transaction.update("UPDATE users SET tokens_valid_from = now() WHERE id = ?", userId);
        end(transaction, "user_id = ? AND id IS DISTINCT FROM ?", userId, kept);
    }

    private static int end(Statements statements, String which, Object... parameters)
            throws SQLException {
        var sql = """
                WITH ended AS (DELETE FROM sessions WHERE %s RETURNING token_digest, expires_at),
                    revoked AS (
                        INSERT INTO revoked_tokens (digest, expires_at)
                        SELECT token_digest, expires_at FROM ended WHERE token_digest IS NOT NULL
                        ON CONFLICT DO NOTHING)
                SELECT count(*) FROM ended""".formatted(which);
        return statements.queryOne(sql, row -> row.getInt(1), parameters).orElseThrow();
    }

    /** Notes that a session is in use. */
    public void see(UUID session) throws SQLException {
        database.update(
                "UPDATE sessions SET seen_at = now() WHERE id = ? AND seen_at < now() - interval '5 minutes'",
                session);
    }

    /** Deletes sessions that have ended by every clock: those of replicas differ. */
    public void purge() throws SQLException {
        var sql = """
                DELETE FROM sessions WHERE id IN (
                    SELECT id FROM sessions WHERE idle_until < now() - interval '1 hour'
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql) > 0) {
            // Repeats until nothing is left.
        }
    }
}
