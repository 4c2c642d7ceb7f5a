package dev.quintet.users.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** A database that is away is told to the caller as such; anything else that it refuses is a fault of ours. */
@Singleton
final class SqlFailureHandler implements ExceptionHandler<SQLException, HttpResponse<Message>> {
    private static final Logger LOG = LoggerFactory.getLogger(SqlFailureHandler.class);

    @Override
    public HttpResponse<Message> handle(HttpRequest request, SQLException failure) {
        if (isAway(failure)) {
            LOG.warn("the database is away: {}", failure.getMessage());
            return HttpResponse.<Message>status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "5")
                    .body(new Message("error", "The database is away. Please try again.", null));
        }
        LOG.error("the database refused a statement", failure);
        return HttpResponse.serverError(
                new Message("error", "Something went wrong. Please contact us.", null));
    }

    /** By SQLSTATE class: connection exception, insufficient resources, operator intervention (a shutdown). */
    private static boolean isAway(SQLException failure) {
        var state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || state != null
                        && (state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57P"));
    }
}
