package dev.quintet.users.admin;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.Message;
import dev.quintet.users.account.Caller;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.own.AccountStore;
import dev.quintet.users.session.Sessions;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Logs a user out everywhere, for admins. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EndSessionsController {
    private final Database database;

    EndSessionsController(Database database) {
        this.database = database;
    }

    @Post("/{id:[^/]+}/sessions/end")
    Message end(String id, Caller caller, Origin origin) throws SQLException {
        var admin = Admins.demand(caller);
        var userId = Admins.id(id);
        var actor = Admins.actor(admin, caller, origin);
        return database.transaction(transaction -> {
            AccountStore.lock(transaction, userId).orElseThrow(Admins::unknown);
            Sessions.endAll(transaction, userId, null);
            AuditLog.enter(transaction, Event.SESSIONS_ENDED, actor, userId);
            return Message.success("All sessions were ended.");
        });
    }
}
