package dev.quintet.service.cli;

import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.database.MigrationFailure;
import dev.quintet.service.database.SqlFailure;

import java.sql.SQLException;
import java.util.stream.Collectors;

/** A failure in one line. */
public final class ErrorLine {
    private ErrorLine() {}

    /**
     * Whether the line says everything; otherwise our code is at fault, and the stack trace is
     * needed.
     */
    public static boolean suffices(Throwable failure) {
        return failure instanceof CommandException
                || failure instanceof InvalidSetting
                || failure instanceof MigrationFailure
                || failure instanceof SQLException;
    }

    public static String of(Throwable failure) {
        var text = switch (failure) {
            case CommandException refused -> refused.getMessage();
            case InvalidSetting invalid -> invalid.getMessage();
            case MigrationFailure e -> "the database could not be migrated: " + e.getMessage();
            case SQLException e -> words(e) + reason(e);
            default -> "it failed: " + reason(failure);
        };
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String words(SQLException e) {
        return switch (SqlFailure.of(e)) {
            case AWAY -> "the database does not answer: ";
            case READ_ONLY -> "the database takes no changes: ";
            case TOO_SLOW -> "the database is too slow: ";
            case FULL -> "the database has no room: ";
            case REFUSED ->
                "the database refuses the login; check DATABASE_URL and DATABASE_PASSWORD: ";
            case FAULT -> "the database failed: ";
        };
    }

    /** What the database said, if anything, else the message of the outermost exception. */
    private static String reason(Throwable failure) {
        SQLException said = null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            // The innermost exception is from PostgreSQL or its driver. The pool only wraps it.
            said = cause instanceof SQLException sql ? sql : said;
        }
        if (said != null) {
            return SqlFailure.said(said);
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
