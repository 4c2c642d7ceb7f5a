package dev.quintet.users.account;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;

/**
 * What logins read and write of the table {@code users}. PostgreSQL decides here which user an
 * email belongs to: case does not matter. An adopted row may have an email in another normal form
 * of Unicode than ours.
 */
public final class CredentialStore {
    /** The same expression as in the index password_kinds. */
    private static final String KIND =
            "substring(password from '^[$](?:2[aby][$][0-9]{2}|argon2(?:id|i|d)[$](?:v=[0-9]+[$])?m=[0-9]+,t=[0-9]+,p=[0-9]+)[$]')";

    private final Database database;

    public CredentialStore(Database database) {
        this.database = database;
    }

    public Account find(String email) throws SQLException {
        return find(database, email);
    }

    /**
     * If several adopted users have the same email in different spellings, the exact spelling wins.
     */
    public static Account find(Statements statements, String email) throws SQLException {
        var sql = """
                SELECT known.id, known.password, coalesce(known.name, asked.name) AS identity
                FROM (SELECT lower(?) AS name) AS asked
                LEFT JOIN LATERAL (
                    SELECT id, password, lower(email) AS name FROM users
                    WHERE lower(email) IN (lower(?), lower(?), lower(?))
                    ORDER BY lower(email) = lower(?) DESC, id LIMIT 1) AS known ON true""";
        var composed = Normalizer.normalize(email, Form.NFC);
        return statements
                .queryOne(
                        sql,
                        Account::of,
                        composed,
                        email,
                        composed,
                        Normalizer.normalize(email, Form.NFD),
                        email)
                .orElseThrow();
    }

    /** One hash of each other kind. A kind is an algorithm and its parameters. */
    public List<String> findForeignHashes() throws SQLException {
        // Jumps from kind to kind in the index password_kinds, however many users there are.
        var next = """
                SELECT password, %1$s AS kind FROM users
                WHERE %1$s <> '$argon2id$v=19$m=19456,t=2,p=1$' %2$s ORDER BY %1$s LIMIT 1""";
        var sql = """
                WITH RECURSIVE known AS (
                    (%s) UNION ALL SELECT more.* FROM known, LATERAL (%s) AS more)
                SELECT password FROM known""".formatted(
                        next.formatted(KIND, ""),
                        next.formatted(KIND, "AND %s > known.kind".formatted(KIND)));
        return database.query(sql, row -> row.getString("password"));
    }

    /** Returns what is known now: the old hash, if that was replaced by somebody else. */
    public Credentials replaceHash(Credentials known, String newHash) throws SQLException {
        var replaced = database.update(
                "UPDATE users SET password = ? WHERE id = ? AND password = ?",
                newHash,
                known.userId(),
                known.passwordHash());
        return replaced > 0 ? new Credentials(known.userId(), newHash) : known;
    }

    /**
     * Who an email belongs to.
     *
     * @param identity the same for all spellings of the email, even if there is no such user
     */
    public record Account(String identity, Optional<Credentials> credentials) {
        private static Account of(ResultSet row) throws SQLException {
            var hash = row.getString("password");
            return new Account(
                    row.getString("identity"),
                    hash == null
                            ? Optional.empty()
                            : Optional.of(new Credentials(row.getInt("id"), hash)));
        }
    }
}
