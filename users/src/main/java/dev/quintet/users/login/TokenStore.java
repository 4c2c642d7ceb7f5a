package dev.quintet.users.login;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.users.account.User;

import java.sql.ResultSet;
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

    /** One query finds the user, and whether the token still counts. */
    Optional<Owner> findOwner(Tokens.Claims token) throws SQLException {
        var sql = """
                SELECT users.id, username, email, active, admin, users.created_at,
                       EXISTS (SELECT FROM revoked_tokens WHERE digest = ?) AS revoked,
                       sessions.id IS NOT NULL AS has_session,
                       sessions.seen_at < now() - interval '5 minutes' AS unseen,
                       floor(extract(epoch FROM tokens_valid_from))::bigint AS valid_from
                FROM users LEFT JOIN sessions ON sessions.id = ? AND sessions.user_id = users.id
                WHERE users.id = ?""";
        return database.queryOne(
                sql,
                row -> Owner.of(row, token),
                token.digest(),
                token.session().orElse(null),
                token.userId());
    }

    /**
     * Takes effect on all replicas at once.
     *
     * @return whether the token counted until now
     */
    static boolean revoke(Statements statements, Tokens.Claims token) throws SQLException {
        var sql = """
                INSERT INTO revoked_tokens (digest, expires_at) VALUES (?, ?)
                ON CONFLICT DO NOTHING""";
        var expiresAt = token.expiresAt().isAfter(LAST_TIME) ? LAST_TIME : token.expiresAt();
        return statements.update(sql, token.digest(), expiresAt.atOffset(ZoneOffset.UTC)) > 0;
    }

    /**
     * Deletes tokens that have expired by every clock: the clocks of the database and of replicas
     * differ.
     */
    public void purge() throws SQLException {
        var sql = """
                DELETE FROM revoked_tokens WHERE digest IN (
                    SELECT digest FROM revoked_tokens WHERE expires_at < now() - interval '1 hour'
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql) > 0) {
            // Repeats until nothing is left.
        }
    }

    /**
     * Whose token it is.
     *
     * @param ended  whether it was logged out, or its session has ended
     * @param unseen whether its session was not in use lately
     */
    record Owner(User user, boolean ended, boolean unseen) {
        private static Owner of(ResultSet row, Tokens.Claims token) throws SQLException {
            return new Owner(
                    User.of(row),
                    row.getBoolean("revoked")
                            || (token.session().isPresent()
                                    ? !row.getBoolean("has_session")
                                    : isTooOld(row, token)),
                    row.getBoolean("unseen"));
        }

        /** In whole seconds, as times in tokens are. */
        private static boolean isTooOld(ResultSet row, Tokens.Claims token) throws SQLException {
            var validFrom = row.getLong("valid_from");
            return !row.wasNull() && token.issuedAt().getEpochSecond() <= validFrom;
        }
    }
}
