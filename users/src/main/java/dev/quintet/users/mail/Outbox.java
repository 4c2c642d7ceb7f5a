package dev.quintet.users.mail;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.service.web.ApiException;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.code.OneTimeCodes;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Puts mail into the table {@code mail_outbox}, in the transaction of what it tells of: neither is
 * there without the other. A {@link Postman} sends it, in a language of whoever has caused it: that
 * of others is not known.
 */
public final class Outbox {
    private final boolean on;
    private final MailLimits limits;

    /** @param on whether mail is sent at all */
    public Outbox(boolean on, MailLimits limits) {
        this.on = on;
        this.limits = limits;
    }

    public boolean isOn() {
        return on;
    }

    /** Asks for a link to set a new password, for whoever has the address. */
    public void reset(Statements statements, String typedAddress, Origin origin)
            throws SQLException {
        put(statements, MailKind.RESET, null, typedAddress, null, null, origin);
    }

    /** Sends a user a link to set a new password. */
    public void reset(Statements transaction, int userId, String address, Origin origin)
            throws SQLException {
        put(transaction, MailKind.RESET, userId, address, null, null, origin);
    }

    /**
     * Sends somebody a link to finish a registration, or tells whoever has the address that they have an
     * account.
     */
    public void register(Statements transaction, UUID registration, String address, Origin origin)
            throws SQLException {
        put(transaction, MailKind.REGISTER, null, address, null, null, registration, origin);
    }

    /**
     * Sends a new user, whom somebody else has added, a link to set the first password.
     *
     * @throws ApiException 429 if there were too many to the address
     */
    public void invite(Statements transaction, int userId, String address, Origin origin)
            throws SQLException {
        if (!limits.allows(transaction, MailKind.INVITE, address)) {
            throw MailLimits.tooMuch(MailLimits.HOUR);
        }
        put(transaction, MailKind.INVITE, userId, address, null, null, origin);
    }

    /** Asks a new user to confirm their email, unless there was too much mail to it lately. */
    public void welcome(Statements transaction, int userId, String address, Origin origin)
            throws SQLException {
        if (limits.allows(transaction, MailKind.CONFIRM_EMAIL, address)) {
            confirmEmail(transaction, userId, address, origin);
        }
    }

    /** Asks a user to confirm the email that they have. */
    public void confirmEmail(Statements transaction, int userId, String address, Origin origin)
            throws SQLException {
        put(transaction, MailKind.CONFIRM_EMAIL, userId, address, null, null, origin);
    }

    /**
     * Asks a user to confirm the email that they want to have, instead of any they wanted before. Call it with the user
     * locked.
     *
     * @param session that asks, or null
     */
    public void changeEmail(
            Statements transaction, int userId, String address, UUID session, Origin origin)
            throws SQLException {
        dropLinks(transaction, userId);
        OneTimeCodes.endPendingEmail(transaction, userId);
        put(transaction, MailKind.CHANGE_EMAIL, userId, address, null, session, origin);
    }

    /** Tells somebody, unless there was too much of it lately, or no mail is sent. */
    public void tell(
            Statements transaction, MailKind notice, int userId, String address, Origin origin)
            throws SQLException {
        tell(transaction, notice, userId, address, null, origin);
    }

    /** @param newEmail that the text names */
    public void tell(
            Statements transaction,
            MailKind notice,
            int userId,
            String address,
            String newEmail,
            Origin origin)
            throws SQLException {
        if (on && limits.allows(transaction, notice, address)) {
            put(transaction, notice, userId, address, newEmail, null, origin);
        }
    }

    /**
     * Tells the address before that the email was changed, however much mail there was.
     *
     * @param undoable whether the mail has a link that takes the change back
     */
    public void tellOfChange(
            Statements transaction,
            int userId,
            String oldAddress,
            String newEmail,
            boolean undoable,
            Origin origin)
            throws SQLException {
        put(
                transaction,
                undoable ? MailKind.EMAIL_CHANGED : MailKind.EMAIL_CHANGED_FOR_GOOD,
                userId,
                oldAddress,
                newEmail,
                null,
                origin);
    }

    /**
     * Ends all links of a user, except those that take a change of the email back. Call it with the user locked.
     */
    public static void endLinks(Statements transaction, int userId) throws SQLException {
        dropLinks(transaction, userId);
        OneTimeCodes.endAll(transaction, userId);
    }

    /**
     * Ends all links of a user, except those that take an earlier change of the email back: the first
     * owner outlasts whoever came later.
     */
    public static void endLinksSince(Statements transaction, int userId, OffsetDateTime time)
            throws SQLException {
        dropLinks(transaction, userId);
        transaction.update(
                "DELETE FROM mail_outbox WHERE user_id = ? AND kind = 'email_changed' AND created_at >= ?",
                userId,
                time);
        OneTimeCodes.endAllSince(transaction, userId, time);
    }

    /**
     * Drops what would mail a link that changes or confirms the email. First, and then the codes: whoever sends such a
     * mail holds it until its code is made.
     */
    private static void dropLinks(Statements transaction, int userId) throws SQLException {
        transaction.update(
                "DELETE FROM mail_outbox WHERE user_id = ? AND kind IN ('change_email', 'confirm_email')",
                userId);
    }

    private void put(
            Statements statements,
            MailKind kind,
            Integer userId,
            String address,
            String newEmail,
            UUID session,
            Origin origin)
            throws SQLException {
        put(statements, kind, userId, address, newEmail, session, null, origin);
    }

    private void put(
            Statements statements,
            MailKind kind,
            Integer userId,
            String address,
            String newEmail,
            UUID session,
            UUID registration,
            Origin origin)
            throws SQLException {
        if (!on) {
            throw new IllegalStateException("no mail is sent");
        }
        var sql = """
                INSERT INTO mail_outbox (kind, user_id, address, parameters, language, give_up_at)
                VALUES (?, ?, ?,
                    jsonb_strip_nulls(jsonb_build_object(
                        'email', ?::text, 'session', ?::uuid, 'registration', ?::uuid)),
                    ?, now() + ? * interval '1 second')""";
        statements.update(
                sql,
                kind.word(),
                userId,
                address,
                newEmail,
                session,
                registration,
                origin.languages(),
                kind.goodFor().toSeconds());
    }

    /** Deletes, a week later, what could not be sent. */
    public static void purge(Database database) throws SQLException {
        var sql = """
                DELETE FROM mail_outbox WHERE id IN (
                    SELECT id FROM mail_outbox WHERE failed AND due_at < now() - interval '7 days'
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql) > 0) {
            // Repeats until nothing is left.
        }
    }
}
