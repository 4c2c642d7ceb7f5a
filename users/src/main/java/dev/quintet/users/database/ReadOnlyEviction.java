package dev.quintet.users.database;

import com.zaxxer.hikari.SQLExceptionOverride;

import java.sql.SQLException;

/** Gives up a connection to a server that has become read-only: the next one may lead to the primary. */
final class ReadOnlyEviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return SqlFailure.of(e) == SqlFailure.READ_ONLY
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
