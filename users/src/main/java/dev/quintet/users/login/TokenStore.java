package dev.quintet.users.login;

import dev.quintet.users.account.User;
import dev.quintet.users.database.Database;

import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table {@code revoked_tokens}, through which a logout on one replica holds on all. */
public final class TokenStore {
    private final Database database;

    public TokenStore(Database database) {
        this.database = database;
    }

    /** One round trip tells both who the user is and whether the token was revoked. */
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

    /** Revokes the token, and forgets those that have expired since. */
    void revoke(Tokens.Reading.Valid token) throws SQLException {
        var sql = """
                INSERT INTO revoked_tokens (digest, expires_at) VALUES (?, ?)
                ON CONFLICT DO NOTHING""";
        database.update(sql, token.digest(), token.expiresAt().atOffset(ZoneOffset.UTC));
        database.update("DELETE FROM revoked_tokens WHERE expires_at < now()");
    }

    record Owner(User user, boolean revoked) {}
}
