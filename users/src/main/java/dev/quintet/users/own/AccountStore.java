package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.SqlFailure;
import dev.quintet.service.database.Statements;
import dev.quintet.service.database.Transaction;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.account.User;

import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

/** Changes of the table {@code users}. */
@Singleton
public final class AccountStore {
    /** An arbitrary number that no other program locks. */
    private static final long ADMINS = 0x7175_696e_7465_7432L;

    private final Database database;

    AccountStore(Database database) {
        this.database = database;
    }

    Optional<OwnAccount> find(int id) throws SQLException {
        var sql = """
                SELECT %s, email_verified_at, password_changed_at,
                    coalesce(
                        (SELECT address FROM mail_outbox
                            WHERE user_id = users.id AND kind = 'change_email' AND NOT failed LIMIT 1),
                        (SELECT email FROM one_time_codes
                            WHERE user_id = users.id AND purpose = 'change_email' AND expires_at > now()
                            LIMIT 1)) AS pending_email
                FROM users WHERE id = ?""".formatted(User.COLUMNS);
        return database.queryOne(sql, OwnAccount::of, id);
    }

    /** Whether the database takes both for the same. */
    boolean isSameEmail(String one, String other) throws SQLException {
        return database.queryOne("SELECT lower(?) = lower(?)", row -> row.getBoolean(1), one, other)
                .orElseThrow();
    }

    /**
     * Runs a change of what no two users may have alike.
     *
     * @return what it returns; false if another one has taken the name in the same moment
     */
    boolean change(Transaction.Work<Boolean> work) throws SQLException {
        try {
            return database.transaction(work);
        } catch (SQLException e) {
            if (SqlFailure.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Lets other changes of the user wait. First in a transaction, so that no two wait for each other.
     *
     * @return the user now; empty if gone
     */
    public static Optional<User> lock(Statements transaction, int id) throws SQLException {
        var sql = "SELECT %s FROM users WHERE id = ? FOR NO KEY UPDATE".formatted(User.COLUMNS);
        return transaction.queryOne(sql, User::of, id);
    }

    /** @return false if another user has it */
    public static boolean changeUsername(Statements transaction, int id, String username)
            throws SQLException {
        var sql = """
                UPDATE users SET username = ?
                WHERE id = ? AND NOT EXISTS (
                    SELECT FROM users AS other
                    WHERE other.username IN (?, ?) AND other.id <> users.id)""";
        return transaction.update(
                        sql, username, id, username, Normalizer.normalize(username, Form.NFD))
                > 0;
    }

    /** @return false if another user has it; adopted rows may have another normal form */
    public static boolean changeEmail(Statements transaction, int id, String email)
            throws SQLException {
        var sql = """
                UPDATE users SET email = ?,
                    email_verified_at = CASE WHEN lower(email) = lower(?) THEN email_verified_at END
                WHERE id = ? AND NOT EXISTS (
                    SELECT FROM users AS other
                    WHERE lower(other.email) IN (lower(?), lower(?)) AND other.id <> users.id)""";
        return transaction.update(
                        sql, email, email, id, email, Normalizer.normalize(email, Form.NFD))
                > 0;
    }

    /** @return false if the user has another email by now, or is not active */
    static boolean confirmEmail(Statements transaction, int id, String email) throws SQLException {
        var sql = """
                UPDATE users SET email_verified_at = now()
                WHERE id = ? AND lower(email) = lower(?) AND active""";
        return transaction.update(sql, id, email) > 0;
    }

    /**
     * Sets a password that was forgotten. That the link came to the email proves the email, too.
     *
     * @return as {@link #confirmEmail}
     */
    static boolean resetPassword(Statements transaction, int id, String email, String newHash)
            throws SQLException {
        var sql = """
                UPDATE users SET password = ?, password_changed_at = now(), email_verified_at = now()
                WHERE id = ? AND lower(email) = lower(?) AND active""";
        return transaction.update(sql, newHash, id, email) > 0;
    }

    /** @return false if the user has another password by now, or is gone */
    static boolean changePassword(Statements transaction, Credentials proven, String newHash)
            throws SQLException {
        var sql = """
                UPDATE users SET password = ?, password_changed_at = now()
                WHERE id = ? AND password = ?""";
        return transaction.update(sql, newHash, proven.userId(), proven.passwordHash()) > 0;
    }

    /**
     * Whether nobody else could do what an admin does. Until the transaction ends, no other one finds
     * out: so of two admins that leave at once, one stays.
     *
     * @param user who is locked
     */
    public static boolean isLastAdmin(Statements transaction, User user) throws SQLException {
        if (!user.admin() || !user.active()) {
            return false;
        }
        transaction.query("SELECT pg_advisory_xact_lock(?)", row -> row, ADMINS);
        return transaction
                .queryOne(
                        "SELECT 1 FROM users WHERE admin AND active AND id <> ? LIMIT 1",
                        row -> row.getInt(1),
                        user.id())
                .isEmpty();
    }

    /** @return as {@link #changePassword} */
    static boolean delete(Statements transaction, Credentials proven) throws SQLException {
        return transaction.update(
                        "DELETE FROM users WHERE id = ? AND password = ?",
                        proven.userId(),
                        proven.passwordHash())
                > 0;
    }
}
