package dev.quintet.service.database;

import com.zaxxer.hikari.SQLExceptionOverride;

import java.sql.SQLException;

/** Closes connections to a server that has become read-only: a new one may reach the primary. */
final class ReadOnlyEviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return SqlFailure.of(e) == SqlFailure.READ_ONLY
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
