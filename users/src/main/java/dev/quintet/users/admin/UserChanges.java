package dev.quintet.users.admin;

import dev.quintet.service.database.Transaction;
import dev.quintet.service.web.ApiException;
import dev.quintet.users.account.User;
import dev.quintet.users.audit.Actor;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.mail.MailKind;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.own.AccountStore;
import dev.quintet.users.session.Sessions;

import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.util.ArrayList;

/** Changes a user, with all that follows from it. What is so already does nothing, so it can be repeated. */
@Singleton
final class UserChanges {
    private final Outbox outbox;

    UserChanges(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @throws ApiException if it cannot be; then the transaction must not take effect */
    void run(Transaction transaction, int userId, UserChange change, Actor actor)
            throws SQLException {
        var user = AccountStore.lock(transaction, userId).orElseThrow(Admins::unknown);
        var fields = new ArrayList<String>();
        if (change.username().filter(name -> !name.equals(user.username())).isPresent()) {
            changeUsername(transaction, user, change.username().get(), actor.origin());
            fields.add("username");
        }
        if (change.email().filter(email -> !email.equals(user.email())).isPresent()) {
            changeEmail(transaction, user, change.email().get(), actor.origin());
            fields.add("email");
        }
        if (!fields.isEmpty()) {
            AuditLog.enter(
                    transaction, Event.USER_CHANGED, actor, userId, fields.toArray(String[]::new));
        }
        changeRights(transaction, user, change, actor);
    }

    private void changeUsername(Transaction transaction, User user, String username, Origin origin)
            throws SQLException {
        if (!AccountStore.changeUsername(transaction, user.id(), username)) {
            throw taken("username");
        }
        outbox.tell(transaction, MailKind.USERNAME_CHANGED, user.id(), user.email(), origin);
    }

    /** Tells both addresses. The new one is not known to be the user's. */
    private void changeEmail(Transaction transaction, User user, String email, Origin origin)
            throws SQLException {
        if (!AccountStore.changeEmail(transaction, user.id(), email)) {
            throw taken("email");
        }
        Outbox.endLinks(transaction, user.id());
        if (outbox.isOn()) {
            outbox.tellOfChange(transaction, user.id(), user.email(), email, false, origin);
            outbox.welcome(transaction, user.id(), email, origin);
        }
    }

    private static void changeRights(
            Transaction transaction, User user, UserChange change, Actor actor)
            throws SQLException {
        boolean active = change.active().orElse(user.active());
        boolean admin = change.admin().orElse(user.admin());
        if (!(active && admin) && AccountStore.isLastAdmin(transaction, user)) {
            throw Admins.last();
        }
        if (active == user.active() && admin == user.admin()) {
            return;
        }
        transaction.update(
                "UPDATE users SET active = ?, admin = ? WHERE id = ?", active, admin, user.id());
        if (active != user.active()) {
            // Also of logins while the user was not active, so that nothing comes back to life.
            Sessions.endAll(transaction, user.id(), null);
            Outbox.endLinks(transaction, user.id());
            AuditLog.enter(
                    transaction, active ? Event.ACTIVATED : Event.DEACTIVATED, actor, user.id());
        }
        if (admin != user.admin()) {
            AuditLog.enter(transaction, admin ? Event.PROMOTED : Event.DEMOTED, actor, user.id());
        }
    }

    private static ApiException taken(String what) {
        return ApiException.fail(
                HttpStatus.BAD_REQUEST, "Sorry. That %s already exists.".formatted(what));
    }
}
