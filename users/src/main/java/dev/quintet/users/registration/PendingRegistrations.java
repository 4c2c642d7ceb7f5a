package dev.quintet.users.registration;

import dev.quintet.service.database.Database;
import dev.quintet.service.web.ApiException;
import dev.quintet.users.account.NewUser;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.code.Registration;
import dev.quintet.users.code.Registrations;
import dev.quintet.users.config.MailSettings;
import dev.quintet.users.mail.MailLimits;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.password.PasswordHasher;

import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.util.UUID;

/**
 * Begins registrations that a link in a mail finishes. It never looks for the email among the users:
 * whoever sends the mail does. So it says nothing of who has an account, by no word and by no time.
 */
@Singleton
final class PendingRegistrations {
    private final PasswordHasher passwordHasher;
    private final MailLimits limits;
    private final MailSettings settings;
    private final Outbox outbox;
    private final Database database;

    PendingRegistrations(
            PasswordHasher passwordHasher,
            MailLimits limits,
            MailSettings settings,
            Outbox outbox,
            Database database) {
        this.passwordHasher = passwordHasher;
        this.limits = limits;
        this.settings = settings;
        this.outbox = outbox;
        this.database = database;
    }

    /** @throws ApiException 400 if a user has the username, 429 if there was too much mail */
    void begin(NewUser user, Origin origin) throws SQLException {
        if (UserStore.isUsernameTaken(database, user.username())) {
            throw Refusals.taken();
        }
        // First, so that a registration that is refused for being busy does not count as mail.
        var hash = passwordHasher.hash(user.password());
        limits.admit(user.email(), origin);
        var registration = new Registration(UUID.randomUUID(), user.username(), user.email(), hash);
        database.transaction(transaction -> {
            Registrations.add(transaction, registration, settings.confirmLink());
            outbox.register(transaction, registration.id(), registration.email(), origin);
            return null;
        });
    }
}
