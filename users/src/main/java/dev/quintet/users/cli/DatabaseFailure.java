package dev.quintet.users.cli;

import java.sql.SQLException;

/** Says what a failure was about, for a person at a terminal. */
final class DatabaseFailure {
    private DatabaseFailure() {}

    /** What the database said, if it said something; else what the outermost failure says. */
    static String inOneLine(Throwable failure) {
        SQLException said = null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            // The innermost is PostgreSQL's or its driver's; the pool and Flyway only wrap it.
            said = cause instanceof SQLException sql ? sql : said;
        }
        if (said != null) {
            return said.getMessage();
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
