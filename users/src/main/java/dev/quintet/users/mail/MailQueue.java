package dev.quintet.users.mail;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table {@code mail_outbox}, as those see it who send what is in it. */
final class MailQueue {
    /** How long until another replica takes a mail over. Longer than sending one takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int MAX_ERROR = 200;

    /** Other kinds are left to the replicas of a later release. */
    private static final String KNOWN = Arrays.stream(MailKind.values())
            .map(kind -> "'" + kind.word() + "'")
            .collect(Collectors.joining(", "));

    private final Database database;

    MailQueue(Database database) {
        this.database = database;
    }

    /** Takes a mail, for as long as a lease. Empty if nothing is due. */
    Optional<Letter> claim() throws SQLException {
        var sql = """
                UPDATE mail_outbox SET attempts = least(attempts + 1, 1000),
                    due_at = now() + ? * interval '1 second'
                WHERE id = (
                    SELECT id FROM mail_outbox
                    WHERE NOT failed AND due_at <= now() AND kind IN (%s)
                    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, kind, user_id, address, language, attempts, created_at,
                    parameters->>'email' AS new_email, (parameters->>'session')::uuid AS session,
                    (parameters->>'registration')::uuid AS registration""".formatted(KNOWN);
        return database.queryOne(sql, Letter::of, LEASE.toSeconds());
    }

    /** Whether a mail is still to be sent; it then stays until the transaction ends. */
    static boolean holds(Statements transaction, Letter letter) throws SQLException {
        return transaction
                .queryOne(
                        "SELECT 1 FROM mail_outbox WHERE id = ? FOR UPDATE",
                        row -> row.getInt(1),
                        letter.id())
                .isPresent();
    }

    void remove(Letter letter) throws SQLException {
        database.update("DELETE FROM mail_outbox WHERE id = ?", letter.id());
    }

    /**
     * Notes that a mail was not sent.
     *
     * @param delay   after which it is tried again, if that makes sense
     * @param forGood whether it makes none
     * @return whether it has failed
     */
    boolean putOff(Letter letter, String error, Duration delay, boolean forGood)
            throws SQLException {
        var sql = """
                UPDATE mail_outbox SET last_error = ?,
                    due_at = now() + ? * interval '1 second',
                    failed = ? OR now() + ? * interval '1 second' > give_up_at
                WHERE id = ? RETURNING failed""";
        return database.queryOne(
                        sql,
                        row -> row.getBoolean("failed"),
                        shortened(error),
                        delay.toSeconds(),
                        forGood,
                        delay.toSeconds(),
                        letter.id())
                .orElse(true);
    }

    private static String shortened(String text) {
        var stored = text.replaceAll("\\p{Cntrl}+", " ");
        return stored.codePointCount(0, stored.length()) <= MAX_ERROR
                ? stored
                : stored.substring(0, stored.offsetByCodePoints(0, MAX_ERROR));
    }
}
