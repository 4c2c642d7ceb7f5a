package dev.quintet.users.own;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.Fields.TextField;
import dev.quintet.service.web.ApiException;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.account.User;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.login.Authenticator;

import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import java.sql.SQLException;

/**
 * The caller's own password, which is asked for before what a stolen token must not do. It counts
 * like a login, so such a token is of no use for guessing either.
 */
@Singleton
public final class OwnPassword {
    private final Authenticator authenticator;

    OwnPassword(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** The field that holds it. */
    public static TextField field(Fields fields) {
        return fields.text("password").atLeast(1).atMost(UserRules.MAX_PASSWORD_LENGTH);
    }

    /**
     * Returns what it was checked against.
     *
     * @throws ApiException 400 if it is wrong, 429 or 503 if it was not checked
     */
    public Credentials prove(User caller, String password, Origin origin) throws SQLException {
        return authenticator
                .authenticate(caller.email(), password, origin.address())
                .filter(proven -> proven.userId() == caller.id())
                .orElseThrow(OwnPassword::wrong);
    }

    /** Not a 401, by which a client would log the caller out. */
    public static ApiException wrong() {
        return ApiException.error(HttpStatus.BAD_REQUEST, "Sorry. That password is wrong.");
    }
}
