package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Transaction;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.User;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.code.Code;
import dev.quintet.users.code.OneTimeCodes;
import dev.quintet.users.code.Purpose;
import dev.quintet.users.config.MailSettings;
import dev.quintet.users.mail.Mail;
import dev.quintet.users.mail.MailLimits;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.session.Sessions;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** What the links in mail about an email do. */
@Controller("/auth/email")
@Requires(beans = Mail.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmailLinkController {
    private final AccountStore accounts;
    private final OneTimeCodes codes;
    private final OwnPassword ownPassword;
    private final MailLimits limits;
    private final MailSettings settings;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    EmailLinkController(
            AccountStore accounts,
            OneTimeCodes codes,
            OwnPassword ownPassword,
            MailLimits limits,
            MailSettings settings,
            Outbox outbox,
            Database database,
            PayloadReader payloads) {
        this.accounts = accounts;
        this.codes = codes;
        this.ownPassword = ownPassword;
        this.limits = limits;
        this.settings = settings;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    /** Asks for the password, so that a click by somebody else, or by a scanner, does nothing. */
    @Post("/confirm")
    Message confirm(Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var fields = payloads.read(body);
        var token = DeadLink.field(fields);
        var password = OwnPassword.field(fields);
        fields.check();
        var code = codes.find(token.value()).orElseThrow(DeadLink::answer);
        var user = accounts.find(code.userId()).orElseThrow(DeadLink::answer).user();
        return switch (code.purpose()) {
            case CONFIRM_EMAIL -> {
                ownPassword.prove(user, password.value(), origin);
                confirm(token.value(), user.id(), origin);
                yield Message.success("Your email is confirmed.");
            }
            case CHANGE_EMAIL -> {
                ownPassword.prove(user, password.value(), origin);
                change(token.value(), user, origin);
                yield Message.success("Your email was changed.");
            }
            case RESET, INVITE, UNDO_EMAIL, REGISTER -> throw DeadLink.answer();
        };
    }

    private void confirm(String token, int userId, Origin origin) throws SQLException {
        database.transaction(transaction -> {
            AccountStore.lock(transaction, userId);
            var code = OneTimeCodes.spend(transaction, token, Purpose.CONFIRM_EMAIL)
                    .orElseThrow(DeadLink::answer);
            if (!AccountStore.confirmEmail(transaction, code.userId(), code.email())) {
                throw DeadLink.answer();
            }
            Outbox.endLinks(transaction, code.userId());
            AuditLog.enter(transaction, Event.EMAIL_CONFIRMED, code.userId(), null, origin);
            return null;
        });
    }

    private void change(String token, User user, Origin origin) throws SQLException {
        var changed = accounts.change(transaction -> {
            AccountStore.lock(transaction, user.id());
            var code = OneTimeCodes.spend(transaction, token, Purpose.CHANGE_EMAIL)
                    .orElseThrow(DeadLink::answer);
            if (!take(transaction, code)) {
                return false;
            }
            Sessions.endAll(transaction, code.userId(), code.session());
            Outbox.endLinks(transaction, code.userId());
            AuditLog.enter(transaction, Event.EMAIL_CHANGED, code.userId(), code.session(), origin);
            outbox.tellOfChange(
                    transaction,
                    code.userId(),
                    user.email(),
                    code.email(),
                    !settings.undoLink().isZero(),
                    origin);
            return true;
        });
        if (!changed) {
            throw EmailController.taken();
        }
    }

    @Post("/undo")
    Message undo(Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var fields = payloads.read(body);
        var token = DeadLink.field(fields);
        fields.check();
        var found = codes.find(token.value()).orElseThrow(DeadLink::answer);
        var changed = accounts.change(transaction -> {
            AccountStore.lock(transaction, found.userId());
            var code = OneTimeCodes.spend(transaction, token.value(), Purpose.UNDO_EMAIL)
                    .orElseThrow(DeadLink::answer);
            if (!take(transaction, code)) {
                return false;
            }
            Sessions.endAll(transaction, code.userId(), null);
            Outbox.endLinksSince(transaction, code.userId(), code.createdAt());
            AuditLog.enter(transaction, Event.EMAIL_UNDONE, code.userId(), null, origin);
            outbox.reset(transaction, code.userId(), code.email(), origin);
            return true;
        });
        if (!changed) {
            throw EmailController.taken();
        }
        return Message.success(
                "Your email was changed back. Please set a new password by the link that was sent to you.");
    }

    /**
     * The link came to the email, which proves it.
     *
     * @return false if another user has it
     */
    private static boolean take(Transaction transaction, Code code) throws SQLException {
        if (!AccountStore.changeEmail(transaction, code.userId(), code.email())) {
            return false;
        }
        if (!AccountStore.confirmEmail(transaction, code.userId(), code.email())) {
            throw DeadLink.answer();
        }
        return true;
    }

    @Post("/resend")
    @Status(HttpStatus.ACCEPTED)
    Message resend(Caller caller, Origin origin) throws SQLException {
        var user = caller.user();
        limits.admit(user.email(), origin);
        outbox.confirmEmail(database, user.id(), user.email(), origin);
        return Message.success("If your email is not confirmed yet, a link was sent to it.");
    }
}
