package dev.quintet.users.admin;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Message;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.mail.Mail;
import dev.quintet.users.mail.MailLimits;
import dev.quintet.users.mail.Outbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Mails a user a link to set a new password, for admins, who never see or set one. */
@Controller("/users")
@Requires(beans = Mail.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SendResetController {
    private final MailLimits limits;
    private final Outbox outbox;
    private final Database database;

    SendResetController(MailLimits limits, Outbox outbox, Database database) {
        this.limits = limits;
        this.outbox = outbox;
        this.database = database;
    }

    @Post("/{id:[^/]+}/reset")
    @Status(HttpStatus.ACCEPTED)
    Message send(String id, Caller caller, Origin origin) throws SQLException {
        var admin = Admins.demand(caller);
        var user = find(Admins.id(id));
        if (!user.active()) {
            throw ApiException.fail(HttpStatus.CONFLICT, "That user is not active.");
        }
        limits.admit(user.email(), origin);
        var actor = Admins.actor(admin, caller, origin);
        database.transaction(transaction -> {
            outbox.reset(transaction, user.id(), user.email(), origin);
            AuditLog.enter(transaction, Event.RESET_SENT, actor, user.id());
            return null;
        });
        return Message.success(
                "A link to set a new password was sent to %s.".formatted(user.email()));
    }

    private User find(int id) throws SQLException {
        return UserSearch.find(database, id).map(UserDetails::user).orElseThrow(Admins::unknown);
    }
}
