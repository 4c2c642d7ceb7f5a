package dev.quintet.users.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * What a failed statement means. The one place that judges an SQLSTATE (PostgreSQL, appendix A).
 */
public enum SqlFailure {
    /** The database does not answer, has no room, or shuts down; the same may work later. */
    AWAY,
    /** The statement cannot work, so our code is at fault. */
    FAULT;

    public static SqlFailure of(SQLException e) {
        // The pool timed out; what it waited for may have no SQLSTATE.
        if (e instanceof SQLTransientConnectionException) {
            return AWAY;
        }
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        // Connection exception, insufficient resources, operator intervention.
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
                ? AWAY
                : FAULT;
    }
}
