package dev.quintet.users.registration;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.ApiException;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.users.account.NewUser;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.audit.Event;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.code.Registration;
import dev.quintet.users.code.Registrations;
import dev.quintet.users.config.AccountSettings;
import dev.quintet.users.login.SessionStart;
import dev.quintet.users.login.TokenBody;
import dev.quintet.users.mail.Mail;
import dev.quintet.users.own.DeadLink;
import dev.quintet.users.own.OwnPassword;
import dev.quintet.users.password.PasswordHasher;

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
import java.util.Optional;

/**
 * Finishes a registration by the link that was mailed for it. It asks for the password that was
 * chosen in that very registration, so one by somebody else is of no use to them or to anybody.
 */
@Controller("/auth/register/confirm")
@Requires(beans = Mail.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RegistrationLinkController {
    private final Registrations registrations;
    private final PasswordHasher passwordHasher;
    private final SessionStart sessions;
    private final AccountSettings settings;
    private final Database database;
    private final PayloadReader payloads;

    RegistrationLinkController(
            Registrations registrations,
            PasswordHasher passwordHasher,
            SessionStart sessions,
            AccountSettings settings,
            Database database,
            PayloadReader payloads) {
        this.registrations = registrations;
        this.passwordHasher = passwordHasher;
        this.sessions = sessions;
        this.settings = settings;
        this.database = database;
        this.payloads = payloads;
    }

    @Post
    @Status(HttpStatus.CREATED)
    TokenBody confirm(Origin origin, @Nullable @Body byte[] body) throws SQLException {
        Refusals.demandOpen(settings);
        var fields = payloads.read(body);
        var token = DeadLink.field(fields);
        var password = OwnPassword.field(fields);
        var username = UserRules.optionalUsername(fields);
        fields.check();
        var registration = prove(token.value(), password.value());
        var name = username.ifPresent().orElse(registration.username());
        return TokenBody.of("Successfully registered.", finish(registration, name, origin));
    }

    private Registration prove(String code, String password) throws SQLException {
        var registration = registrations.attempt(code).orElseThrow(DeadLink::answer);
        if (!isPasswordOf(registration, password)) {
            throw OwnPassword.wrong();
        }
        registrations.forgive(registration);
        return registration;
    }

    private boolean isPasswordOf(Registration registration, String password) throws SQLException {
        try {
            return passwordHasher
                    .check(password, Optional.of(registration.passwordHash()))
                    .matches();
        } catch (ApiException e) {
            registrations.forgive(registration);
            throw e;
        }
    }

    private String finish(Registration registration, String username, Origin origin)
            throws SQLException {
        return database.transaction(transaction -> {
            if (!Registrations.spend(transaction, registration)) {
                throw DeadLink.answer();
            }
            var user = new NewUser(username, registration.email(), "");
            var added = UserStore.add(transaction, user, registration.passwordHash(), true);
            return switch (added) {
                case Addition.Added(var credentials) ->
                    sessions.begin(transaction, credentials, Event.REGISTERED, origin)
                            .orElseThrow();
                case Addition.UsernameTaken _ -> throw Refusals.taken();
                // Somebody has shown that it is theirs meanwhile, or an admin has added them.
                case Addition.EmailTaken _ -> throw DeadLink.answer();
            };
        });
    }
}
