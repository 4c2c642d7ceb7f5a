package dev.quintet.users.account;

import dev.quintet.service.web.ApiException;
import dev.quintet.users.audit.Origin;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever sends a request. Controllers take it as a parameter. Parameters are bound on an event
 * loop, which must not block. So these methods query the database, on the controller's thread.
 */
public interface Caller {
    /** @throws ApiException if the request has no valid token */
    User user() throws SQLException;

    /**
     * The session of the token; empty for one that this stack did not issue, or an earlier release.
     *
     * @throws ApiException if the token is none of ours, whether or not the session has ended
     */
    Optional<UUID> session();

    /** @throws ApiException like {@link #user()} */
    void logOut(Origin origin) throws SQLException;

    /**
     * Like {@link #logOut}, but also with a token that has expired, or that was logged out.
     *
     * @throws ApiException if the request has no token of ours
     */
    void leave(Origin origin) throws SQLException;
}
