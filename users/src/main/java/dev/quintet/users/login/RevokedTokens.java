package dev.quintet.users.login;

import dev.quintet.users.database.Database;

import java.sql.SQLException;
import java.time.ZoneOffset;

/** The table {@code revoked_tokens}, through which a logout on one replica holds on all. */
public final class RevokedTokens {
    private final Database database;

    public RevokedTokens(Database database) {
        this.database = database;
    }

    /** Revokes the token, and forgets those that have expired since. */
    void add(Tokens.Reading.Valid token) throws SQLException {
        database.update("""
                INSERT INTO revoked_tokens (digest, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING""", token.digest(), token.expiresAt().atOffset(ZoneOffset.UTC));
        database.update("DELETE FROM revoked_tokens WHERE expires_at < now()");
    }
}
