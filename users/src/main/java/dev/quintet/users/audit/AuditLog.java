package dev.quintet.users.audit;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;

import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** The table {@code audit_log}. */
public final class AuditLog {
    private final Database database;
    private final Duration kept;

    /** @param kept how long entries are kept */
    public AuditLog(Database database, Duration kept) {
        this.database = database;
        this.kept = kept;
    }

    /**
     * Enters what users do to their own accounts.
     *
     * @param transaction that of the action: neither is there without the other
     * @param session     the session that they do it in, or null
     */
    public static void enter(
            Statements transaction, Event event, int userId, UUID session, Origin origin)
            throws SQLException {
        var sql = """
                INSERT INTO audit_log (event, actor_id, user_id, session_id, address)
                VALUES (?, ?, ?, ?, ?::inet)""";
        transaction.update(sql, event.word(), userId, userId, session, origin.addressText());
    }

    /**
     * Enters that no more wrong passwords are taken. Whose they are, nobody knows.
     *
     * @param userId whose account it is, or null if the limit is that of an address
     */
    public void enterLimited(Integer userId, InetAddress address) throws SQLException {
        database.update(
                "INSERT INTO audit_log (event, user_id, address) VALUES (?, ?, ?::inet)",
                Event.LOGIN_LIMITED.word(),
                userId,
                Origin.text(address));
    }

    /**
     * Enters what somebody does to an account that may be another's.
     *
     * @param transaction as above
     * @param fields      the names of what changed, never the values; may be empty
     */
    public static void enter(
            Statements transaction, Event event, Actor actor, int userId, String... fields)
            throws SQLException {
        var sql = """
                INSERT INTO audit_log (event, actor_id, user_id, session_id, address, detail)
                VALUES (?, ?, ?, ?, ?::inet, to_jsonb(nullif(?::text[], '{}')))""";
        transaction.update(
                sql,
                event.word(),
                actor.userId(),
                userId,
                actor.session(),
                actor.origin().addressText(),
                fields);
    }

    /** Deletes entries that are older than they are kept. */
    public void purge() throws SQLException {
        var sql = """
                DELETE FROM audit_log WHERE id IN (
                    SELECT id FROM audit_log WHERE at < now() - ? * interval '1 day'
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql, kept.toDays()) > 0) {
            // Repeats until nothing is left.
        }
    }
}
