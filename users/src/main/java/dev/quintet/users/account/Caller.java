package dev.quintet.users.account;

import dev.quintet.users.web.ApiException;

import java.sql.SQLException;

/**
 * Whoever sends a request. Controllers take it as a parameter. Parameters are bound on an event
 * loop, which must not block. So these methods query the database, on the controller's thread.
 */
public interface Caller {
    /** @throws ApiException if the request has no valid token */
    User user() throws SQLException;

    /** @throws ApiException like {@link #user()} */
    void logOut() throws SQLException;
}
