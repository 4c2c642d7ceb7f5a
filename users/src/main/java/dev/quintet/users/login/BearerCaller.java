package dev.quintet.users.login;

import dev.quintet.service.web.ApiException;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.session.Sessions;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** A caller with a bearer token (RFC 6750, 2.1). The order of the errors is the contract's. */
final class BearerCaller implements Caller {
    private static final Logger LOG = LoggerFactory.getLogger(BearerCaller.class);
    private static final String SCHEME = "Bearer ";

    private final @Nullable String authorization;
    private final CallerParts parts;

    /** @param authorization the header {@code Authorization}, null if the request has none */
    BearerCaller(@Nullable String authorization, CallerParts parts) {
        this.authorization = authorization;
        this.parts = parts;
    }

    @Override
    public User user() throws SQLException {
        return user(token());
    }

    @Override
    public Optional<UUID> session() {
        return token().session();
    }

    @Override
    public void logOut(Origin origin) throws SQLException {
        var token = token();
        user(token);
        end(token, origin);
    }

    @Override
    public void leave(Origin origin) throws SQLException {
        end(
                switch (read()) {
                    case Tokens.Reading.Valid(var token) -> token;
                    case Tokens.Reading.Expired(var token) -> token;
                    case Tokens.Reading.Invalid _ -> throw invalidToken();
                },
                origin);
    }

    /** Enters it once. The session comes first, as where others end it: so no two wait for each other. */
    private void end(Tokens.Claims token, Origin origin) throws SQLException {
        parts.database().transaction(transaction -> {
            var session = token.session();
            var had =
                    session.isPresent() && Sessions.end(transaction, token.userId(), session.get());
            var counted = TokenStore.revoke(transaction, token);
            if (session.isPresent() ? had : counted) {
                AuditLog.enter(
                        transaction, Event.LOGOUT, token.userId(), session.orElse(null), origin);
            }
            return null;
        });
    }

    private Tokens.Claims token() {
        return switch (read()) {
            case Tokens.Reading.Valid(var token) -> token;
            case Tokens.Reading.Expired _ ->
                throw unauthorized("Signature expired. Please log in again.");
            case Tokens.Reading.Invalid _ -> throw invalidToken();
        };
    }

    private Tokens.Reading read() {
        if (authorization == null || authorization.isBlank()) {
            throw ApiException.error(HttpStatus.FORBIDDEN, "Provide a valid auth token.");
        }
        return parts.tokens().read(bearerToken(authorization));
    }

    private User user(Tokens.Claims token) throws SQLException {
        var owner = parts.store().findOwner(token);
        if (owner.isPresent() && owner.get().ended()) {
            throw invalidToken();
        }
        var user = owner.map(TokenStore.Owner::user)
                .filter(User::active)
                .orElseThrow(() -> unauthorized("Something went wrong. Please contact us."));
        if (owner.get().unseen()) {
            see(token.session().orElseThrow());
        }
        return user;
    }

    /** What only reads is not refused where the database takes no changes. */
    private void see(UUID session) {
        try {
            parts.sessions().see(session);
        } catch (SQLException e) {
            LOG.warn(
                    "a session was not noted as in use, the next request tries again: {}",
                    e.getMessage());
        }
    }

    private static String bearerToken(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }

    private static ApiException invalidToken() {
        return unauthorized("Invalid token. Please log in again.");
    }

    private static ApiException unauthorized(String message) {
        return ApiException.error(HttpStatus.UNAUTHORIZED, message);
    }
}
