package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.SqlFailure;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.Data;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.account.User;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.config.AccountSettings;
import dev.quintet.users.mail.MailKind;
import dev.quintet.users.mail.Outbox;

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
import java.time.temporal.ChronoUnit;

/** The caller's own account. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountController {
    private final AccountStore accounts;
    private final AccountSettings settings;
    private final OwnPassword ownPassword;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    AccountController(
            AccountStore accounts,
            AccountSettings settings,
            OwnPassword ownPassword,
            Outbox outbox,
            Database database,
            PayloadReader payloads) {
        this.accounts = accounts;
        this.settings = settings;
        this.ownPassword = ownPassword;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    @Get("/account")
    Data<AccountBody> show(Caller caller) throws SQLException {
        var account = accounts.find(caller.user().id());
        return Data.of(AccountBody.of(account.orElseThrow(AccountController::gone)));
    }

    @Post("/username")
    Message changeUsername(Caller caller, Origin origin, @Nullable @Body byte[] body)
            throws SQLException {
        var user = caller.user();
        var fields = payloads.read(body);
        var username = UserRules.username(fields);
        fields.check();
        var session = caller.session().orElse(null);
        var changed = accounts.change(transaction -> {
            if (!AccountStore.changeUsername(transaction, user.id(), username.value())) {
                return false;
            }
            AuditLog.enter(transaction, Event.USERNAME_CHANGED, user.id(), session, origin);
            outbox.tell(transaction, MailKind.USERNAME_CHANGED, user.id(), user.email(), origin);
            return true;
        });
        if (!changed) {
            throw ApiException.error(
                    HttpStatus.BAD_REQUEST, "Sorry. That username already exists.");
        }
        return Message.success("Your username was changed.");
    }

    @Post("/account/delete")
    Message delete(Caller caller, Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var user = caller.user();
        var fields = payloads.read(body);
        var password = OwnPassword.field(fields);
        fields.check();
        if (!settings.deletable()) {
            throw undeletable();
        }
        var proven = ownPassword.prove(user, password.value(), origin);
        try {
            delete(caller, user, proven, origin);
        } catch (SQLException e) {
            if (SqlFailure.isReferredTo(e)) {
                throw undeletable();
            }
            throw e;
        }
        return Message.success("Your account was deleted.");
    }

    private void delete(Caller caller, User user, Credentials proven, Origin origin)
            throws SQLException {
        var session = caller.session().orElse(null);
        database.transaction(transaction -> {
            // The caller may have become an admin since the token was read.
            var now = AccountStore.lock(transaction, user.id()).orElseThrow(OwnPassword::wrong);
            if (AccountStore.isLastAdmin(transaction, now)) {
                throw undeletable();
            }
            if (!AccountStore.delete(transaction, proven)) {
                throw OwnPassword.wrong();
            }
            AuditLog.enter(transaction, Event.DELETED, user.id(), session, origin);
            outbox.tell(transaction, MailKind.ACCOUNT_DELETED, user.id(), user.email(), origin);
            return null;
        });
    }

    private static ApiException undeletable() {
        return ApiException.error(
                HttpStatus.CONFLICT, "Your account cannot be deleted. Please contact us.");
    }

    private static ApiException gone() {
        return ApiException.error(
                HttpStatus.UNAUTHORIZED, "Something went wrong. Please contact us.");
    }

    /**
     * @param pendingEmail      to which the email will change once it is confirmed, or null
     * @param passwordChangedAt null if nobody knows
     */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record AccountBody(
            int id,
            String username,
            String email,
            boolean emailVerified,
            @Nullable String pendingEmail,
            boolean active,
            boolean admin,
            String createdAt,
            @Nullable String passwordChangedAt) {
        static AccountBody of(OwnAccount account) {
            var user = account.user();
            return new AccountBody(
                    user.id(),
                    user.username(),
                    user.email(),
                    account.emailVerified(),
                    account.pendingEmail().orElse(null),
                    user.active(),
                    user.admin(),
                    user.createdAtText(),
                    account.passwordChangedAt()
                            .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse(null));
        }
    }
}
