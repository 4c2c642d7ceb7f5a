package dev.quintet.service.database;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * What a failed statement means. The one place that interprets an SQLSTATE (PostgreSQL, appendix
 * A).
 */
public enum SqlFailure {
    /** The database does not answer, is starting or is stopping. */
    AWAY,
    /** The database answers, but takes no changes: a standby, or a primary that was demoted. */
    READ_ONLY,
    /** The statement took too long, or was cancelled because of another one. */
    TOO_SLOW,
    /** The database is out of connections, memory or disk. */
    FULL,
    /** The database refuses permanently: a wrong password, no such database. */
    REFUSED,
    /** The statement is wrong, so our code is at fault. */
    FAULT;

    public static SqlFailure of(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            // The pool timed out: it could not connect, or all connections are in use.
            return e.getCause() instanceof SQLException reason ? of(reason) : FULL;
        }
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "08004", "3D000" -> REFUSED;
            case "25006" -> READ_ONLY;
            // Query canceled, lock not available, serialization failure, deadlock, and a
            // transaction
            // that took too long.
            case "57014", "55P03", "40001", "40P01", "25P04" -> TOO_SLOW;
            // An idle transaction was ended.
            case "25P03" -> AWAY;
            default -> ofClass(state);
        };
    }

    /** Whether a row with the same value is there already. */
    public static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    /** Whether rows of another table refer to what was to be deleted. */
    public static boolean isReferredTo(SQLException e) {
        return "23503".equals(e.getSQLState());
    }

    private static SqlFailure ofClass(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            // Connection exception, operator intervention, system error.
            case "08", "57", "58" -> AWAY;
            // Invalid authorization.
            case "28" -> REFUSED;
            // Insufficient resources.
            case "53" -> FULL;
            default -> FAULT;
        };
    }

    /** What the database or its driver said. Why there is no connection, only the cause says. */
    public static String said(SQLException e) {
        return e.getCause() instanceof IOException cause && !(cause instanceof ConnectException)
                ? e.getMessage() + " " + cause
                : e.getMessage();
    }

    /** Whether a retry may succeed without a change of the settings. */
    public boolean passes() {
        return this != REFUSED && this != FAULT;
    }
}
