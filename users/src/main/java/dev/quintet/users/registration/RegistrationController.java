package dev.quintet.users.registration;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Transaction;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.account.NewUser;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.config.AccountSettings;
import dev.quintet.users.config.MailSettings;
import dev.quintet.users.config.MailSettings.Verification;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.login.SessionStart;
import dev.quintet.users.login.TokenBody;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.password.PasswordHasher;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.sql.SQLException;

/** Registers new users and logs them in, where they do not have to prove their email before. */
@Controller("/auth/register")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RegistrationController {
    private final UserStore users;
    private final PasswordHasher passwordHasher;
    private final PasswordSettings passwordSettings;
    private final SessionStart sessions;
    private final AccountSettings settings;
    private final MailSettings mail;
    private final PendingRegistrations pending;
    private final Outbox outbox;
    private final Database database;
    private final PayloadReader payloads;

    RegistrationController(
            UserStore users,
            PasswordHasher passwordHasher,
            PasswordSettings passwordSettings,
            SessionStart sessions,
            AccountSettings settings,
            MailSettings mail,
            PendingRegistrations pending,
            Outbox outbox,
            Database database,
            PayloadReader payloads) {
        this.users = users;
        this.passwordHasher = passwordHasher;
        this.passwordSettings = passwordSettings;
        this.sessions = sessions;
        this.settings = settings;
        this.mail = mail;
        this.pending = pending;
        this.outbox = outbox;
        this.database = database;
        this.payloads = payloads;
    }

    @Post
    HttpResponse<TokenBody> register(Origin origin, @Nullable @Body byte[] body)
            throws SQLException {
        Refusals.demandOpen(settings);
        var user = NewUser.of(payloads.read(body), passwordSettings);
        if (mail.verification() == Verification.REQUIRED) {
            pending.begin(user, origin);
            return HttpResponse.accepted()
                    .body(TokenBody.done(
                            "Please confirm your email by the link that was sent to it."));
        }
        return HttpResponse.created(
                TokenBody.of("Successfully registered.", register(user, origin)));
    }

    private String register(NewUser user, Origin origin) throws SQLException {
        // Before the time that hashing takes, and again when the user is added.
        if (users.isTaken(user)) {
            throw Refusals.taken();
        }
        var hash = passwordHasher.hash(user.password());
        return database.transaction(
                transaction -> switch (UserStore.add(transaction, user, hash, false)) {
                    case Addition.Added(var credentials) ->
                        begin(transaction, credentials, user.email(), origin);
                    case Addition.EmailTaken _, Addition.UsernameTaken _ -> throw Refusals.taken();
                });
    }

    private String begin(
            Transaction transaction, Credentials credentials, String email, Origin origin)
            throws SQLException {
        if (mail.verification() == Verification.OFFERED) {
            outbox.welcome(transaction, credentials.userId(), email, origin);
        }
        return sessions.begin(transaction, credentials, Event.REGISTERED, origin)
                .orElseThrow();
    }
}
