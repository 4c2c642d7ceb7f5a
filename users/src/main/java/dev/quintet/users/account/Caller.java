package dev.quintet.users.account;

import dev.quintet.users.web.ApiException;

import java.sql.SQLException;

/**
 * Whoever sends a request. Controllers take it as a parameter. Parameters are bound on an event
 * loop, which must not wait; so the database is asked by the methods here, on the controller's
 * thread.
 */
public interface Caller {
    /** @throws ApiException where the request has no token, or one that opens nothing */
    User user() throws SQLException;

    /** @throws ApiException as {@link #user()} */
    void logOut() throws SQLException;
}
