package dev.quintet.users.code;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code registrations}: people who are to show that their email is theirs before they are
 * users. Several can have the same email or username; each has codes of its own, and only those.
 */
public final class Registrations {
    /** How many wrong passwords a registration outlives. */
    private static final int TRIES = 5;
    /** How long the mail may take until its code is made, from when on it counts. */
    private static final Duration MAIL_TAKES = Duration.ofHours(1);

    private final Database database;

    public Registrations(Database database) {
        this.database = database;
    }

    /** @param life how long its link is to be good for */
    public static void add(Statements transaction, Registration registration, Duration life)
            throws SQLException {
        var sql = """
                INSERT INTO registrations (id, username, email, password, expires_at)
                VALUES (?, ?, ?, ?, now() + ? * interval '1 second')""";
        transaction.update(
                sql,
                registration.id(),
                registration.username(),
                registration.email(),
                registration.passwordHash(),
                life.plus(MAIL_TAKES).toSeconds());
    }

    /** Returns a code. Earlier ones go on. Empty if the registration is gone. */
    public static Optional<String> makeCode(Statements transaction, UUID id, Duration life)
            throws SQLException {
        var code = LinkCode.random();
        var sql = """
                WITH pending AS (
                    UPDATE registrations SET expires_at = now() + ? * interval '1 second'
                    WHERE id = ? RETURNING id)
                INSERT INTO registration_codes (digest, registration_id) SELECT ?, id FROM pending""";
        return transaction.update(sql, life.toSeconds(), id, code.digest()) > 0
                ? Optional.of(code.text())
                : Optional.empty();
    }

    /**
     * Finds what a code is of, and counts a wrong password in advance, so that the limit holds for
     * any number of them at once. Empty if the code is dead.
     */
    public Optional<Registration> attempt(String code) throws SQLException {
        var sql = """
                UPDATE registrations SET tries = tries + 1
                WHERE id = (SELECT registration_id FROM registration_codes WHERE digest = ?)
                    AND expires_at > now() AND tries < ?
                RETURNING id, username, email, password""";
        return database.queryOne(sql, Registration::of, new LinkCode(code).digest(), TRIES);
    }

    /** Takes the count back where the password was not wrong, or was not checked. */
    public void forgive(Registration attempted) throws SQLException {
        database.update("UPDATE registrations SET tries = tries - 1 WHERE id = ?", attempted.id());
    }

    /** Of several that finish a registration at once, one gets true. */
    public static boolean spend(Statements transaction, Registration registration)
            throws SQLException {
        return transaction.update("DELETE FROM registrations WHERE id = ?", registration.id()) > 0;
    }

    /** Deletes registrations past their time. */
    public void purge() throws SQLException {
        var sql = """
                DELETE FROM registrations WHERE id IN (
                    SELECT id FROM registrations WHERE expires_at < now()
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql) > 0) {
            // Repeats until nothing is left.
        }
    }
}
