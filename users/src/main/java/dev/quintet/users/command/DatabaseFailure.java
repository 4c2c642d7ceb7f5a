package dev.quintet.users.command;

import java.sql.SQLException;

/** Says what a failure was about, for a person at a terminal. */
final class DatabaseFailure {
    private DatabaseFailure() {
    }

    /** What the database said, if it said something; else what the outermost failure says. */
    static String inOneLine(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getMessage();
            }
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
