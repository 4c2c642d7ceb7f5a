package dev.quintet.users.account;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.service.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The table {@code users}. PostgreSQL decides here which user an email belongs to: case does not
 * matter. An adopted row may have an email in another normal form of Unicode than ours.
 */
public final class UserStore {
    /** The same expression as in the index password_kinds. */
    private static final String KIND =
            "substring(password from '^[$](?:2[aby][$][0-9]{2}|argon2(?:id|i|d)[$](?:v=[0-9]+[$])?m=[0-9]+,t=[0-9]+,p=[0-9]+)[$]')";

    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    Optional<User> find(int id) throws SQLException {
        var sql = """
                SELECT id, username, email, active, admin, created_at FROM users WHERE id = ?""";
        return database.queryOne(sql, User::of, id);
    }

    /**
     * If several adopted users have the same email in different spellings, the exact spelling wins.
     */
    public Account findAccount(String email) throws SQLException {
        return findAccount(database, email);
    }

    private static Account findAccount(Statements statements, String email) throws SQLException {
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

    /**
     * Adds an active user who is not an admin.
     *
     * @param passwordHash is not called if the username or the email is taken
     */
    public Addition add(NewUser user, Supplier<String> passwordHash) throws SQLException {
        return add(user, passwordHash, false);
    }

    /** @param also what takes effect with the addition, or not at all */
    public Addition add(NewUser user, Supplier<String> passwordHash, Also also)
            throws SQLException {
        var taken = findTaken(database, user.username(), user.email());
        if (taken.isPresent()) {
            return taken.get();
        }
        var hash = passwordHash.get();
        return database.transaction(transaction -> {
            var addition = insert(transaction, user.username(), user.email(), hash, false, false);
            if (addition instanceof Addition.Added(var credentials)) {
                also.run(transaction, credentials.userId());
            }
            return addition;
        });
    }

    public Addition addAdmin(NewUser user, Supplier<String> passwordHash) throws SQLException {
        return add(user, passwordHash, true);
    }

    private Addition add(NewUser user, Supplier<String> passwordHash, boolean admin)
            throws SQLException {
        var taken = findTaken(database, user.username(), user.email());
        return taken.isPresent()
                ? taken.get()
                : insert(database, user.username(), user.email(), passwordHash.get(), admin, false);
    }

    /** Adds an active user who is not an admin, and whose email is proven. */
    public static Addition addProven(
            Statements transaction, String username, String email, String passwordHash)
            throws SQLException {
        var taken = findTaken(transaction, username, email);
        return taken.isPresent()
                ? taken.get()
                : insert(transaction, username, email, passwordHash, false, true);
    }

    private static Addition insert(
            Statements statements,
            String username,
            String email,
            String passwordHash,
            boolean admin,
            boolean proven)
            throws SQLException {
        // A row that conflicts has already taken an id from the sequence. So look for conflicts
        // first.
        var sql = """
                INSERT INTO users
                    (username, email, password, active, admin, created_at, email_verified_at)
                SELECT new.username, new.email, ?, true, ?, now() AT TIME ZONE 'UTC',
                    CASE WHEN ? THEN now() END
                FROM (SELECT ?::varchar AS username, ?::varchar AS email) AS new
                WHERE NOT EXISTS (
                    SELECT FROM users
                    WHERE lower(email) = lower(new.email) OR username = new.username)
                ON CONFLICT DO NOTHING RETURNING id""";
        var id = statements.queryOne(
                sql, row -> row.getInt("id"), passwordHash, admin, proven, username, email);
        if (id.isPresent()) {
            return new Addition.Added(new Credentials(id.get(), passwordHash));
        }
        return findTaken(statements, username, email).orElseGet(Addition.UsernameTaken::new);
    }

    private static Optional<Addition> findTaken(
            Statements statements, String username, String email) throws SQLException {
        if (findAccount(statements, email).credentials().isPresent()) {
            return Optional.of(new Addition.EmailTaken());
        }
        return isUsernameTaken(statements, username)
                ? Optional.of(new Addition.UsernameTaken())
                : Optional.empty();
    }

    /** An adopted row may have another normal form of Unicode. */
    public static boolean isUsernameTaken(Statements statements, String username)
            throws SQLException {
        return statements
                .queryOne(
                        "SELECT 1 FROM users WHERE username IN (?, ?)",
                        row -> row.getInt(1),
                        username,
                        Normalizer.normalize(username, Form.NFD))
                .isPresent();
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
    public Credentials replacePasswordHash(Credentials known, String newHash) throws SQLException {
        var replaced = database.update(
                "UPDATE users SET password = ? WHERE id = ? AND password = ?",
                newHash,
                known.userId(),
                known.passwordHash());
        return replaced > 0 ? new Credentials(known.userId(), newHash) : known;
    }

    /** What belongs to the addition of a user. */
    public interface Also {
        void run(Transaction transaction, int userId) throws SQLException;
    }

    /** What a login checks a password against. */
    public record Credentials(int userId, String passwordHash) {
        @Override
        public String toString() {
            return "Credentials[userId=%d]".formatted(userId);
        }
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

    /** The result of adding a user. */
    public sealed interface Addition {
        record Added(Credentials credentials) implements Addition {}

        record EmailTaken() implements Addition {}

        record UsernameTaken() implements Addition {}
    }
}
