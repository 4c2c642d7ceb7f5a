package dev.quintet.users.login;

import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.web.ApiException;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;

import java.sql.SQLException;

/** A caller with a bearer token (RFC 6750, 2.1). The order of the errors is the contract's. */
final class BearerCaller implements Caller {
    private static final String SCHEME = "Bearer ";

    private final @Nullable String authorization;
    private final Tokens tokens;
    private final TokenStore store;

    /** @param authorization the header {@code Authorization}, null if the request has none */
    BearerCaller(@Nullable String authorization, Tokens tokens, TokenStore store) {
        this.authorization = authorization;
        this.tokens = tokens;
        this.store = store;
    }

    @Override
    public User user() throws SQLException {
        return user(token());
    }

    @Override
    public void logOut() throws SQLException {
        var token = token();
        user(token);
        store.revoke(token);
    }

    private Tokens.Reading.Valid token() {
        if (authorization == null || authorization.isBlank()) {
            throw ApiException.error(HttpStatus.FORBIDDEN, "Provide a valid auth token.");
        }
        return switch (tokens.read(bearerToken(authorization))) {
            case Tokens.Reading.Valid token -> token;
            case Tokens.Reading.Expired _ ->
                throw unauthorized("Signature expired. Please log in again.");
            case Tokens.Reading.Invalid _ -> throw invalidToken();
        };
    }

    private User user(Tokens.Reading.Valid token) throws SQLException {
        var owner = store.findOwner(token);
        if (owner.isPresent() && owner.get().revoked()) {
            throw invalidToken();
        }
        return owner.map(TokenStore.Owner::user)
                .filter(User::active)
                .orElseThrow(() -> unauthorized("Something went wrong. Please contact us."));
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
