package dev.quintet.users.own;

import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Changes the caller's email. */
@Controller("/auth/email")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmailController {
    private final AccountStore accounts;
    private final OwnPassword ownPassword;
    private final PayloadReader payloads;

    EmailController(AccountStore accounts, OwnPassword ownPassword, PayloadReader payloads) {
        this.accounts = accounts;
        this.ownPassword = ownPassword;
        this.payloads = payloads;
    }

    @Post
    Message change(Caller caller, Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var user = caller.user();
        var fields = payloads.read(body);
        var password = OwnPassword.field(fields);
        var email = UserRules.email(fields);
        fields.check();
        ownPassword.prove(user, password.value(), origin);
        var session = caller.session().orElse(null);
        var changed = accounts.change(transaction -> {
            if (!AccountStore.changeEmail(transaction, user.id(), email.value())) {
                return false;
            }
            AuditLog.enter(transaction, Event.EMAIL_CHANGED, user.id(), session, origin);
            return true;
        });
        if (!changed) {
            throw ApiException.error(HttpStatus.BAD_REQUEST, "Sorry. That email already exists.");
        }
        return Message.success("Your email was changed.");
    }
}
