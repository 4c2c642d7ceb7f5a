package dev.quintet.users.admin;

import dev.quintet.service.web.ApiException;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.audit.Actor;
import dev.quintet.users.audit.Origin;

import io.micronaut.http.HttpStatus;

import java.sql.SQLException;
import java.util.OptionalInt;

/** Who may do what the routes of this package do, and to whom. */
final class Admins {
    private Admins() {}

    /**
     * Returns the caller, as the database has them now.
     *
     * @throws ApiException if they are no admin: a 403, because by a 401 a client would log them out
     */
    static User demand(Caller caller) throws SQLException {
        var user = caller.user();
        if (!user.admin()) {
            throw ApiException.error(
                    HttpStatus.FORBIDDEN, "You do not have permission to do that.");
        }
        return user;
    }

    /** The caller, as the audit log has them. */
    static Actor actor(User admin, Caller caller, Origin origin) {
        return new Actor(admin.id(), caller.session().orElse(null), origin);
    }

    /** @throws ApiException if no user can have that id */
    static int id(String text) {
        OptionalInt id = User.parseId(text);
        return id.orElseThrow(Admins::unknown);
    }

    static ApiException unknown() {
        return ApiException.fail(HttpStatus.NOT_FOUND, "User does not exist");
    }

    static ApiException last() {
        return ApiException.fail(HttpStatus.CONFLICT, "There must be an active admin.");
    }
}
