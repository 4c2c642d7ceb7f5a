package dev.quintet.users.login;

import dev.quintet.users.account.User;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.web.ApiException;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;

import java.sql.SQLException;

/** Tells who sends a request, by its bearer token (RFC 6750, 2.1). The order of the refusals is the contract's. */
public final class Authentication {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final UserStore users;

    public Authentication(Tokens tokens, UserStore users) {
        this.tokens = tokens;
        this.users = users;
    }

    /** @throws ApiException where there is no token, or one that opens nothing */
    public User user(HttpRequest<?> request) throws SQLException {
        return session(request).user();
    }

    Session session(HttpRequest<?> request) throws SQLException {
        var header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header == null || header.isBlank()) {
            throw ApiException.error(HttpStatus.FORBIDDEN, "Provide a valid auth token.");
        }
        return switch (tokens.read(token(header))) {
            case Tokens.Reading.Expired _ ->
                throw unauthorized("Signature expired. Please log in again.");
            case Tokens.Reading.Invalid _ -> throw invalid();
            case Tokens.Reading.Valid token -> new Session(owner(token), token);
        };
    }

    private User owner(Tokens.Reading.Valid token) throws SQLException {
        var owner = users.findOwner(token.userId(), token.digest());
        if (owner.isPresent() && owner.get().revoked()) {
            throw invalid();
        }
        return owner.map(UserStore.Owner::user)
                .filter(User::active)
                .orElseThrow(() -> unauthorized("Something went wrong. Please contact us."));
    }

    private static String token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }

    private static ApiException invalid() {
        return unauthorized("Invalid token. Please log in again.");
    }

    private static ApiException unauthorized(String message) {
        return ApiException.error(HttpStatus.UNAUTHORIZED, message);
    }

    /** A user and the token that they came with. */
    record Session(User user, Tokens.Reading.Valid token) {}
}
