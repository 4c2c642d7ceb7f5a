package dev.quintet.users.account;

import dev.quintet.users.database.Database;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The table {@code users}. Emails are compared without regard to case. */
public final class UserStore {
    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    /**
     * At most {@code limit} users, newest first; those that follow {@code after}, if it is there.
     */
    List<User> page(int limit, Optional<Cursor> after) throws SQLException {
        if (after.isEmpty()) {
            var sql = """
                    SELECT id, username, email, active, admin, created_at FROM users
                    ORDER BY created_at DESC, id DESC LIMIT ?""";
            return database.query(sql, User::of, limit);
        }
        var sql = """
                SELECT id, username, email, active, admin, created_at FROM users
                WHERE (created_at, id) < (?, ?)
                ORDER BY created_at DESC, id DESC LIMIT ?""";
        var createdAt = LocalDateTime.ofInstant(after.get().createdAt(), ZoneOffset.UTC);
        return database.query(sql, User::of, createdAt, after.get().id(), limit);
    }

    Optional<User> find(int id) throws SQLException {
        var sql = """
                SELECT id, username, email, active, admin, created_at FROM users WHERE id = ?""";
        return database.queryOne(sql, User::of, id);
    }

    public Optional<Credentials> findCredentials(String email) throws SQLException {
        return database.queryOne(
                "SELECT id, password FROM users WHERE lower(email) = lower(?)",
                row -> new Credentials(row.getInt("id"), row.getString("password")),
                email);
    }

    /** Adds a user who is active and no admin. */
    public Addition add(NewUser user, String passwordHash) throws SQLException {
        return add(user, passwordHash, false);
    }

    public Addition addAdmin(NewUser user, String passwordHash) throws SQLException {
        return add(user, passwordHash, true);
    }

    private Addition add(NewUser user, String passwordHash, boolean admin) throws SQLException {
        var sql = """
                INSERT INTO users (username, email, password, active, admin, created_at)
                VALUES (?, ?, ?, true, ?, now() AT TIME ZONE 'UTC')
                ON CONFLICT DO NOTHING RETURNING id""";
        var id = database.queryOne(
                sql, row -> row.getInt("id"), user.username(), user.email(), passwordHash, admin);
        if (id.isPresent()) {
            return new Addition.Added(id.get());
        }
        var emailTaken = database.queryOne(
                "SELECT 1 FROM users WHERE lower(email) = lower(?)", row -> true, user.email());
        return emailTaken.isPresent() ? new Addition.EmailTaken() : new Addition.UsernameTaken();
    }

    public void replacePasswordHash(Credentials known, String newHash) throws SQLException {
        database.update(
                "UPDATE users SET password = ? WHERE id = ? AND password = ?",
                newHash,
                known.userId(),
                known.passwordHash());
    }

    /** What a login checks a password against. */
    public record Credentials(int userId, String passwordHash) {
        @Override
        public String toString() {
            return "Credentials[userId=%d]".formatted(userId);
        }
    }

    /** What became of a new user. */
    public sealed interface Addition {
        record Added(int id) implements Addition {}

        record EmailTaken() implements Addition {}

        record UsernameTaken() implements Addition {}
    }
}
