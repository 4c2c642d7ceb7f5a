package dev.quintet.users.code;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The table {@code one_time_codes}, which holds digests only. A code is no token: it opens nothing
 * but what it was made for.
 */
public final class OneTimeCodes {
    /** Other codes are good with the replicas of a later release. */
    private static final String KNOWN = Arrays.stream(Purpose.values())
            .map(purpose -> "'" + purpose.word() + "'")
            .collect(Collectors.joining(", "));

    private final Database database;

    public OneTimeCodes(Database database) {
        this.database = database;
    }

    /** Returns the code, which is in base64url. Earlier ones go on. */
    public static String make(Statements statements, Code made, Duration life) throws SQLException {
        var code = LinkCode.random();
        var sql = """
                INSERT INTO one_time_codes
                    (digest, purpose, user_id, email, session_id, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, now() + ? * interval '1 second')""";
        statements.update(
                sql,
                code.digest(),
                made.purpose().word(),
                made.userId(),
                made.email(),
                made.session(),
                made.createdAt(),
                life.toSeconds());
        return code.text();
    }

    /** Looks at a code without spending it. Empty if it is dead. */
    public Optional<Code> find(String text) throws SQLException {
        var sql = """
                SELECT purpose, user_id, email, session_id, created_at
                FROM one_time_codes WHERE digest = ? AND expires_at > now() AND purpose IN (%s)""".formatted(KNOWN);
        return database.queryOne(sql, OneTimeCodes::code, new LinkCode(text).digest());
    }

    /** Of several that spend a code at once, one gets it. */
    public static Optional<Code> spend(Statements transaction, String text, Purpose purpose)
            throws SQLException {
        var sql = """
                DELETE FROM one_time_codes
                WHERE digest = ? AND purpose = ? AND expires_at > now()
                RETURNING purpose, user_id, email, session_id, created_at""";
        return transaction.queryOne(
                sql, OneTimeCodes::code, new LinkCode(text).digest(), purpose.word());
    }

    /** Ends all of a user, except those that take a change of the email back. */
    public static void endAll(Statements transaction, int userId) throws SQLException {
        transaction.update(
                "DELETE FROM one_time_codes WHERE user_id = ? AND purpose <> 'undo_email'", userId);
    }

    /**
     * Ends all of a user, except those that take an earlier change of the email back: the first
     * owner outlasts whoever came later.
     */
    public static void endAllSince(Statements transaction, int userId, OffsetDateTime time)
            throws SQLException {
        endAll(transaction, userId);
        transaction.update(
                "DELETE FROM one_time_codes WHERE user_id = ? AND created_at >= ?", userId, time);
    }

    /** Ends what would change the email, because another change was asked for. */
    public static void endPendingEmail(Statements transaction, int userId) throws SQLException {
        transaction.update(
                "DELETE FROM one_time_codes WHERE user_id = ? AND purpose = 'change_email'",
                userId);
    }

    /** Deletes codes past their time. */
    public void purge() throws SQLException {
        var sql = """
                DELETE FROM one_time_codes WHERE digest IN (
                    SELECT digest FROM one_time_codes WHERE expires_at < now()
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql) > 0) {
            // Repeats until nothing is left.
        }
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(
                Purpose.of(row.getString("purpose")),
                row.getInt("user_id"),
                row.getString("email"),
                row.getObject("session_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class));
    }
}
