package dev.quintet.users.cli;

import dev.quintet.users.config.InvalidSetting;

import org.flywaydb.core.api.FlywayException;

import java.sql.SQLException;
import java.util.stream.Collectors;

/** A failure in one line, for a person at a terminal. */
final class ErrorLine {
    private ErrorLine() {}

    static String of(Exception failure) {
        var text = switch (failure) {
            case CommandException refused -> refused.getMessage();
            case InvalidSetting invalid -> invalid.getMessage();
            case FlywayException flyway -> "the database could not be migrated: " + reason(flyway);
            case SQLException sql -> "the database does not answer: " + reason(sql);
            default -> "it failed: " + reason(failure);
        };
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What the database said, if it said something; else what the outermost failure says. */
    private static String reason(Throwable failure) {
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
