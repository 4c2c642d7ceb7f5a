package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Transaction;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Data;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.login.SessionStart;
import dev.quintet.users.login.TokenBody;
import dev.quintet.users.session.Session;
import dev.quintet.users.session.Sessions;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where the caller is logged in. */
@Controller("/auth/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
    private static final int MAX_LENGTH = 100;

    private final Sessions sessions;
    private final SessionStart start;
    private final OwnPassword ownPassword;
    private final Database database;
    private final PayloadReader payloads;

    SessionController(
            Sessions sessions,
            SessionStart start,
            OwnPassword ownPassword,
            Database database,
            PayloadReader payloads) {
        this.sessions = sessions;
        this.start = start;
        this.ownPassword = ownPassword;
        this.database = database;
        this.payloads = payloads;
    }

    @Get
    Data<SessionList> list(Caller caller) throws SQLException {
        var user = caller.user();
        var current = caller.session();
        return Data.of(new SessionList(sessions.list(user.id()).stream()
                .map(session -> SessionBody.of(session, current))
                .toList()));
    }

    @Post("/end")
    TokenBody end(Caller caller, Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var user = caller.user();
        var fields = payloads.read(body);
        var password = OwnPassword.field(fields);
        var which = fields.text("session").atLeast(1).atMost(MAX_LENGTH);
        fields.check();
        var proven = ownPassword.prove(user, password.value(), origin);
        var current = caller.session();
        return database.transaction(transaction -> switch (which.value()) {
            case "all" -> {
                Sessions.endAll(transaction, user.id(), null);
                enter(transaction, proven, current, origin);
                yield TokenBody.done("All sessions were ended.");
            }
            case "others" -> endOthers(transaction, proven, current, origin);
            default -> {
                if (!endOne(transaction, user.id(), which.value())) {
                    throw ApiException.error(HttpStatus.NOT_FOUND, "That session does not exist.");
                }
                enter(transaction, proven, current, origin);
                yield TokenBody.done("That session was ended.");
            }
        });
    }

    /** A token without a session ends with the others, so its caller gets another one. */
    private TokenBody endOthers(
            Transaction transaction, Credentials proven, Optional<UUID> current, Origin origin)
            throws SQLException {
        var message = "All other sessions were ended.";
        Sessions.endAll(transaction, proven.userId(), current.orElse(null));
        if (current.isEmpty()) {
            return start.begin(transaction, proven, Event.SESSIONS_ENDED, origin)
                    .map(token -> TokenBody.of(message, token))
                    .orElseThrow(OwnPassword::wrong);
        }
        enter(transaction, proven, current, origin);
        return TokenBody.done(message);
    }

    private static boolean endOne(Transaction transaction, int userId, String session)
            throws SQLException {
        try {
            return Sessions.end(transaction, userId, UUID.fromString(session));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void enter(
            Transaction transaction, Credentials proven, Optional<UUID> current, Origin origin)
            throws SQLException {
        AuditLog.enter(
                transaction, Event.SESSIONS_ENDED, proven.userId(), current.orElse(null), origin);
    }

    @Serdeable.Serializable
    record SessionList(List<SessionBody> sessions) {}

    /**
     * @param kind    {@code token}: with one token, until that expires
     * @param current whether it is that of the request
     */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record SessionBody(
            String id,
            boolean current,
            String kind,
            String createdAt,
            String seenAt,
            String expiresAt,
            @Nullable String address,
            @Nullable String agent) {
        static SessionBody of(Session session, Optional<UUID> current) {
            return new SessionBody(
                    session.id().toString(),
                    current.isPresent() && current.get().equals(session.id()),
                    session.kind().name().toLowerCase(Locale.ROOT),
                    text(session.createdAt()),
                    text(session.seenAt()),
                    text(session.expiresAt()),
                    session.address().orElse(null),
                    session.agent().orElse(null));
        }

        private static String text(Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }
}
