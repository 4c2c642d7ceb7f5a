package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.mail.MailKind;
import dev.quintet.users.mail.MailLimits;
import dev.quintet.users.mail.Outbox;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;
import java.util.UUID;

/** Changes the caller's email: at once where no mail is sent, else once it is confirmed. */
@Controller("/auth/email")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmailController {
    private final AccountStore accounts;
    private final OwnPassword ownPassword;
    private final MailLimits limits;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    EmailController(
            AccountStore accounts,
            OwnPassword ownPassword,
            MailLimits limits,
            Outbox outbox,
            Database database,
            PayloadReader payloads) {
        this.accounts = accounts;
        this.ownPassword = ownPassword;
        this.limits = limits;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    @Post
    HttpResponse<Message> change(Caller caller, Origin origin, @Nullable @Body byte[] body)
            throws SQLException {
        var user = caller.user();
        var fields = payloads.read(body);
        var password = OwnPassword.field(fields);
        var email = UserRules.email(fields);
        fields.check();
        ownPassword.prove(user, password.value(), origin);
        var session = caller.session().orElse(null);
        if (outbox.isOn() && !accounts.isSameEmail(user.email(), email.value())) {
            ask(user, email.value(), session, origin);
            return HttpResponse.accepted()
                    .body(Message.success(
                            "Please confirm your new email by the link that was sent to it."));
        }
        change(user, email.value(), session, origin);
        return HttpResponse.ok(Message.success("Your email was changed."));
    }

    private void change(User user, String email, UUID session, Origin origin) throws SQLException {
        var changed = accounts.change(transaction -> {
            if (!AccountStore.changeEmail(transaction, user.id(), email)) {
                return false;
            }
            AuditLog.enter(transaction, Event.EMAIL_CHANGED, user.id(), session, origin);
            return true;
        });
        if (!changed) {
            throw taken();
        }
    }

    /** Whether somebody has the new email, its mail tells nobody else. */
    private void ask(User user, String email, UUID session, Origin origin) throws SQLException {
        limits.admit(email, origin);
        database.transaction(transaction -> {
            AccountStore.lock(transaction, user.id());
            outbox.changeEmail(transaction, user.id(), email, session, origin);
            outbox.tell(
                    transaction,
                    MailKind.EMAIL_CHANGE_ASKED,
                    user.id(),
                    user.email(),
                    email,
                    origin);
            AuditLog.enter(transaction, Event.EMAIL_ASKED, user.id(), session, origin);
            return null;
        });
    }

    static ApiException taken() {
        return ApiException.error(HttpStatus.BAD_REQUEST, "Sorry. That email already exists.");
    }
}
