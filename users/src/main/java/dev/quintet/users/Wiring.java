package dev.quintet.users;

import dev.quintet.service.LateMigrations;
import dev.quintet.service.Server;
import dev.quintet.service.cli.DevelopmentDatabase;
import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.database.Database;
import dev.quintet.users.account.CredentialStore;
import dev.quintet.users.account.UserList;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.cli.Seed;
import dev.quintet.users.code.OneTimeCodes;
import dev.quintet.users.code.Registrations;
import dev.quintet.users.config.Settings;
import dev.quintet.users.database.UsersSchema;
import dev.quintet.users.login.Authenticator;
import dev.quintet.users.login.Janitor;
import dev.quintet.users.login.LoginThrottle;
import dev.quintet.users.login.SessionStart;
import dev.quintet.users.login.TokenStore;
import dev.quintet.users.login.Tokens;
import dev.quintet.users.mail.Links;
import dev.quintet.users.mail.Mail;
import dev.quintet.users.mail.MailLimits;
import dev.quintet.users.mail.Outbox;
import dev.quintet.users.password.PasswordHasher;
import dev.quintet.users.session.Sessions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This service. All parts are wired here; controllers take them in their constructors. */
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private Wiring() {}

    /** Settings come from the environment. */
    static Server open(Map<String, String> environment) throws SQLException {
        var settings = Settings.of(environment);
        if (settings.tokens().keyIsRandom()) {
            LOG.warn(
                    "SECRET_KEY is not set: tokens are signed with a random key, and become invalid at the next restart");
        }
        var url = settings.database().url();
        return open(
                settings,
                url.isPresent() ? url.get() : developmentDatabase(settings),
                Clock.systemUTC());
    }

    static Server open(Settings settings, DatabaseUrl databaseUrl, Clock clock) {
        var database = Database.at(databaseUrl, UsersSchema.SCHEMA);
        var credentials = new CredentialStore(database);
        var passwordHasher = new PasswordHasher(settings.passwords().maxWaiting());
        var throttle = new LoginThrottle(database, settings.loginLimits());
        var tokenStore = new TokenStore(database);
        var tokens = new Tokens(settings.tokens().secretKey(), settings.tokens().life(), clock);
        var sessions = new Sessions(database);
        var codes = new OneTimeCodes(database);
        var registrations = new Registrations(database);
        var limits = new MailLimits(database, settings.mail());
        var mail = settings.mail().on()
                ? Optional.of(Mail.of(settings.mail(), database, credentials))
                : Optional.<Mail>empty();
        var auditLog = new AuditLog(database, settings.accounts().auditKept());
        var background = new Janitor(
                        credentials,
                        passwordHasher,
                        List.of(
                                throttle::purge,
                                tokenStore::purge,
                                sessions::purge,
                                codes::purge,
                                registrations::purge,
                                () -> Outbox.purge(database),
                                auditLog::purge))
                .with(new LateMigrations(database));
        var parts = new ArrayList<Object>(List.of(
                passwordHasher,
                new UserStore(database),
                new Authenticator(credentials, passwordHasher, throttle, auditLog),
                sessions,
                new SessionStart(tokens),
                tokenStore,
                tokens,
                codes,
                registrations,
                limits,
                new Outbox(mail.isPresent(), limits),
                new UserList(database),
                settings.accounts(),
                settings.mail(),
                settings.passwords()));
        // Routes that need these do not exist without them.
        mail.ifPresent(part -> parts.addAll(List.of(part, part.metrics())));
        settings.mail().publicUrl().ifPresent(_ -> parts.add(new Links(settings.mail())));
        return Server.open(
                settings.http(),
                settings.database(),
                database,
                mail.isPresent() ? background.with(mail.get().postman()) : background,
                parts.toArray());
    }

    private static DatabaseUrl developmentDatabase(Settings settings) throws SQLException {
        var url = DevelopmentDatabase.start();
        Seed.addSamples(url, settings.database().startPeriod());
        return url;
    }
}
