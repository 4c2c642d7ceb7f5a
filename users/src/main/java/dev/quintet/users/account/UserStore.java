package dev.quintet.users.account;

import dev.quintet.users.database.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    /** At most {@code limit} users, newest first, beginning after the place that {@code after} names, if any. */
    List<User> page(int limit, Optional<Cursor> after) throws SQLException {
        if (after.isEmpty()) {
            return database.query("""
                    SELECT id, username, email, active, admin, created_at FROM users
                    ORDER BY created_at DESC, id DESC LIMIT ?""", UserStore::user, limit);
        }
        return database.query(
                """
                SELECT id, username, email, active, admin, created_at FROM users
                WHERE (created_at, id) < (?, ?)
                ORDER BY created_at DESC, id DESC LIMIT ?""", UserStore::user, utc(after.get().createdAt()), after.get().id(), limit);
    }

    Optional<User> find(int id) throws SQLException {
        return database.queryOne("""
                SELECT id, username, email, active, admin, created_at FROM users WHERE id = ?""", UserStore::user, id);
    }

    /** The user whose token this is, unless the token was revoked. */
    public Optional<Owner> findOwner(int id, byte[] tokenDigest) throws SQLException {
        return database.queryOne(
                """
                SELECT id, username, email, active, admin, created_at,
                       EXISTS (SELECT FROM revoked_tokens WHERE digest = ?) AS revoked
                FROM users WHERE id = ?""", row -> new Owner(user(row), row.getBoolean("revoked")), tokenDigest, id);
    }

    public Optional<Credentials> findCredentials(String email) throws SQLException {
        return database.queryOne(
                """
                SELECT id, password FROM users WHERE lower(email) = lower(?)""", row -> new Credentials(row.getInt("id"), row.getString("password")), email);
    }

    /** Adds a user who is active and no admin, or says which of the two names is taken. */
    public Addition add(NewUser user, String passwordHash) throws SQLException {
        return add(user, passwordHash, false);
    }

    /** As {@link #add}, but an admin. */
    public Addition addAdmin(NewUser user, String passwordHash) throws SQLException {
        return add(user, passwordHash, true);
    }

    private Addition add(NewUser user, String passwordHash, boolean admin) throws SQLException {
        var id = database.queryOne(
                """
                INSERT INTO users (username, email, password, active, admin, created_at)
                VALUES (?, ?, ?, true, ?, now() AT TIME ZONE 'UTC')
                ON CONFLICT DO NOTHING RETURNING id""", row -> row.getInt("id"), user.username(), user.email(), passwordHash, admin);
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

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getInt("id"),
                row.getString("username"),
                row.getString("email"),
                row.getBoolean("active"),
                row.getBoolean("admin"),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A user, and whether the token that led there was revoked. */
    public record Owner(User user, boolean revoked) {}

    /** What became of a new user. */
    public sealed interface Addition {
        record Added(int id) implements Addition {}

        record EmailTaken() implements Addition {}

        record UsernameTaken() implements Addition {}
    }
}
