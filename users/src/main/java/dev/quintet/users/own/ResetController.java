package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.Message;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.code.OneTimeCodes;
import dev.quintet.users.code.Purpose;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.login.Authenticator;
import dev.quintet.users.mail.Links;
import dev.quintet.users.mail.MailKind;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.password.PasswordHasher;
import dev.quintet.users.session.Sessions;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;
import java.util.Set;

/**
 * Sets a new password by a link. Without mail, the command {@code reset-link} makes such links,
 * which {@code PUBLIC_URL} is needed for.
 */
@Controller("/auth/reset")
@Requires(beans = Links.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResetController {
    private static final Set<Purpose> PURPOSES = Set.of(Purpose.RESET, Purpose.INVITE);

    private final OneTimeCodes codes;
    private final PasswordHasher passwordHasher;
    private final PasswordSettings passwordSettings;
    private final Authenticator authenticator;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    ResetController(
            OneTimeCodes codes,
            PasswordHasher passwordHasher,
            PasswordSettings passwordSettings,
            Authenticator authenticator,
            Outbox outbox,
            Database database,
            PayloadReader payloads) {
        this.codes = codes;
        this.passwordHasher = passwordHasher;
        this.passwordSettings = passwordSettings;
        this.authenticator = authenticator;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    @Post
    Message reset(Origin origin, @Nullable @Body byte[] body) throws SQLException {
        var fields = payloads.read(body);
        var token = DeadLink.field(fields);
        var password = UserRules.newPassword(fields, "password", passwordSettings);
        fields.check();
        // Before the time that hashing takes, and again when it is spent.
        var found = codes.find(token.value())
                .filter(code -> PURPOSES.contains(code.purpose()))
                .orElseThrow(DeadLink::answer);
        var hash = passwordHasher.hash(password.value());
        database.transaction(transaction -> {
            AccountStore.lock(transaction, found.userId());
            var code = OneTimeCodes.spend(transaction, token.value(), found.purpose())
                    .orElseThrow(DeadLink::answer);
            var user = code.userId();
            if (!AccountStore.resetPassword(transaction, user, code.email(), hash)) {
                throw DeadLink.answer();
            }
            Sessions.endAll(transaction, user, null);
            Outbox.endLinks(transaction, user);
            AuditLog.enter(transaction, Event.PASSWORD_RESET, user, null, origin);
            outbox.tell(transaction, MailKind.PASSWORD_CHANGED, user, code.email(), origin);
            authenticator.forgive(transaction, code.email());
            return null;
        });
        return Message.success("Your password was changed. Please log in.");
    }
}
