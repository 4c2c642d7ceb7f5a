package dev.quintet.users.login;

import dev.quintet.users.account.User;
import dev.quintet.users.database.Database;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table {@code revoked_tokens}, which makes a logout on one replica valid on all. */
public final class TokenStore {
    /** A token can name a later time than PostgreSQL can store. */
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final Database database;

    public TokenStore(Database database) {
        this.database = database;
    }

    /** One query finds the user and whether the token was revoked. */
    Optional<Owner> findOwner(Tokens.Reading.Valid token) throws SQLException {
        var sql = """
                SELECT id, username, email, active, admin, created_at,
                       EXISTS (SELECT FROM revoked_tokens WHERE digest = ?) AS revoked
                FROM users WHERE id = ?""";
        return database.queryOne(
                sql,
                row -> new Owner(User.of(row), row.getBoolean("revoked")),
                token.digest(),
                token.userId());
    }

    /** Takes effect on all replicas at once. */
    void revoke(Tokens.Reading.Valid token) throws SQLException {
        var sql = """
                INSERT INTO revoked_tokens (digest, expires_at) VALUES (?, ?)
                ON CONFLICT DO NOTHING""";
        var expiresAt = token.expiresAt().isAfter(LAST_TIME) ? LAST_TIME : token.expiresAt();
        database.update(sql, token.digest(), expiresAt.atOffset(ZoneOffset.UTC));
    }

    /**
     * Deletes tokens that have expired by every clock: the clocks of the database and of replicas
     * differ.
     */
    void purge() throws SQLException {
        var sql = """
                DELETE FROM revoked_tokens WHERE digest IN (
                    SELECT digest FROM revoked_tokens WHERE expires_at < now() - interval '1 hour'
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql) > 0) {
            // Repeats until nothing is left.
        }
    }

    record Owner(User user, boolean revoked) {}
}
