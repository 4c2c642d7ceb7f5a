package dev.quintet.users.account;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.service.database.Transaction;

import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.function.Supplier;

/** The users of the table {@code users}, and how one is added. */
public final class UserStore {
    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    Optional<User> find(int id) throws SQLException {
        var sql = "SELECT %s FROM users WHERE id = ?".formatted(User.COLUMNS);
        return database.queryOne(sql, User::of, id);
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
        var taken = findTaken(database, user);
        if (taken.isPresent()) {
            return taken.get();
        }
        var hash = passwordHash.get();
        return database.transaction(transaction -> {
            var addition = insert(transaction, user, hash, false, false);
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
        var taken = findTaken(database, user);
        return taken.isPresent()
                ? taken.get()
                : insert(database, user, passwordHash.get(), admin, false);
    }

    /** Adds an active user who is not an admin. */
    public static Addition add(
            Statements transaction, NewUser user, String passwordHash, boolean emailIsProven)
            throws SQLException {
        var taken = findTaken(transaction, user);
        return taken.isPresent()
                ? taken.get()
                : insert(transaction, user, passwordHash, false, emailIsProven);
    }

    public boolean isTaken(NewUser user) throws SQLException {
        return findTaken(database, user).isPresent();
    }

    private static Addition insert(
            Statements statements, NewUser user, String passwordHash, boolean admin, boolean proven)
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
                sql,
                row -> row.getInt("id"),
                passwordHash,
                admin,
                proven,
                user.username(),
                user.email());
        if (id.isPresent()) {
            return new Addition.Added(new Credentials(id.get(), passwordHash));
        }
        return findTaken(statements, user).orElseGet(Addition.UsernameTaken::new);
    }

    private static Optional<Addition> findTaken(Statements statements, NewUser user)
            throws SQLException {
        if (CredentialStore.find(statements, user.email()).credentials().isPresent()) {
            return Optional.of(new Addition.EmailTaken());
        }
        return isUsernameTaken(statements, user.username())
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

    /** What belongs to the addition of a user. */
    public interface Also {
        void run(Transaction transaction, int userId) throws SQLException;
    }

    /** The result of adding a user. */
    public sealed interface Addition {
        record Added(Credentials credentials) implements Addition {}

        record EmailTaken() implements Addition {}

        record UsernameTaken() implements Addition {}
    }
}
