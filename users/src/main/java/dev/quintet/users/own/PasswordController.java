package dev.quintet.users.own;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Caller;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.login.SessionStart;
import dev.quintet.users.login.TokenBody;
import dev.quintet.users.mail.MailKind;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.password.PasswordHasher;
import dev.quintet.users.session.Sessions;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Changes the caller's password. Whoever else is logged in to the account is logged out. */
@Controller("/auth/password")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PasswordController {
    private final OwnPassword ownPassword;
    private final PasswordHasher passwordHasher;
    private final PasswordSettings passwordSettings;
    private final SessionStart start;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    PasswordController(
            OwnPassword ownPassword,
            PasswordHasher passwordHasher,
            PasswordSettings passwordSettings,
            SessionStart start,
            Outbox outbox,
            Database database,
            PayloadReader payloads) {
        this.ownPassword = ownPassword;
        this.passwordHasher = passwordHasher;
        this.passwordSettings = passwordSettings;
        this.start = start;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    @Post
    TokenBody change(Caller caller, Origin origin, @Nullable @Body byte[] body)
            throws SQLException {
        var user = caller.user();
        var fields = payloads.read(body);
        var password = OwnPassword.field(fields);
        var newPassword = UserRules.newPassword(fields, "new_password", passwordSettings);
        fields.check();
        var proven = ownPassword.prove(user, password.value(), origin);
        // Before the transaction, which would hold a connection for as long as it takes.
        var changed = new Credentials(proven.userId(), passwordHasher.hash(newPassword.value()));
        return database.transaction(transaction -> {
            if (!AccountStore.changePassword(transaction, proven, changed.passwordHash())) {
                throw OwnPassword.wrong();
            }
            Sessions.endAll(transaction, user.id(), null);
            Outbox.endLinks(transaction, user.id());
            outbox.tell(transaction, MailKind.PASSWORD_CHANGED, user.id(), user.email(), origin);
            return start.begin(transaction, changed, Event.PASSWORD_CHANGED, origin)
                    .map(token -> TokenBody.of("Your password was changed.", token))
                    .orElseThrow(OwnPassword::wrong);
        });
    }
}
