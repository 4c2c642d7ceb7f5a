package dev.quintet.users.admin;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.SqlFailure;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.audit.Actor;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.mail.MailKind;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.own.AccountStore;
import dev.quintet.users.own.OwnPassword;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Deletes a user, for admins. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeleteController {
    private final OwnPassword ownPassword;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    DeleteController(
            OwnPassword ownPassword, Outbox outbox, Database database, PayloadReader payloads) {
        this.ownPassword = ownPassword;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    @Post("/{id:[^/]+}/delete")
    Message delete(String id, Caller caller, Origin origin, @Nullable @Body byte[] body)
            throws SQLException {
        var admin = Admins.demand(caller);
        var userId = Admins.id(id);
        var fields = payloads.read(body);
        var password = OwnPassword.field(fields);
        fields.check();
        ownPassword.prove(admin, password.value(), origin);
        try {
            var user = delete(userId, Admins.actor(admin, caller, origin));
            return Message.success(user.email() + " was deleted.");
        } catch (SQLException e) {
            if (SqlFailure.isReferredTo(e)) {
                throw ApiException.fail(
                        HttpStatus.CONFLICT,
                        "That user cannot be deleted, because other data refers to them.");
            }
            throw e;
        }
    }

    private User delete(int userId, Actor actor) throws SQLException {
        return database.transaction(transaction -> {
            var user = AccountStore.lock(transaction, userId).orElseThrow(Admins::unknown);
            if (AccountStore.isLastAdmin(transaction, user)) {
                throw Admins.last();
            }
            transaction.update("DELETE FROM users WHERE id = ?", userId);
            AuditLog.enter(transaction, Event.DELETED, actor, userId);
            outbox.tell(
                    transaction, MailKind.ACCOUNT_DELETED, userId, user.email(), actor.origin());
            return user;
        });
    }
}
