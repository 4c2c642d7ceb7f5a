package dev.quintet.users.login;

import dev.quintet.service.database.Statements;
import dev.quintet.service.web.ApiException;
import dev.quintet.users.account.CredentialStore;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.password.PasswordHasher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks an email and a password, within the limits of the throttle. After a correct login, a hash
 * of an older algorithm is replaced.
 */
public final class Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    /** Unusable hashes are logged for this many users; all are counted. */
    private static final int LOGGED_USERS = 1000;

    private final CredentialStore credentials;
    private final PasswordHasher passwordHasher;
    private final LoginThrottle throttle;
    private final AuditLog auditLog;
    private final Set<Integer> logged = ConcurrentHashMap.newKeySet();

    public Authenticator(
            CredentialStore credentials,
            PasswordHasher passwordHasher,
            LoginThrottle throttle,
            AuditLog auditLog) {
        this.credentials = credentials;
        this.passwordHasher = passwordHasher;
        this.throttle = throttle;
        this.auditLog = auditLog;
    }

    /**
     * Returns whose they are, with the hash that the user has now. Empty, after the same time, for an unknown email and for a wrong
     * password.
     *
     * @throws ApiException 429 or 503, if the password was not checked
     */
    public Optional<Credentials> authenticate(String email, String password, InetAddress address)
            throws SQLException {
        long wrongAfter;
        // A refused address does not count against an account.
        try (var ofAddress = throttle.admit(address)) {
            var account = credentials.find(email);
            try (var ofAccount = throttle.admit(account.identity())) {
                var known = account.credentials();
                var check = passwordHasher.check(password, known.map(Credentials::passwordHash));
                if (known.isPresent() && check.matches()) {
                    ofAccount.forgive();
                    return Optional.of(check.renew() ? renew(known.get(), password) : known.get());
                }
                if (ofAccount.fail() && known.isPresent()) {
                    auditLog.enterLimited(known.get().userId(), address);
                }
                if (ofAddress.fail()) {
                    auditLog.enterLimited(null, address);
                }
                check.unusable().ifPresent(reason -> warn(known.get(), reason));
                wrongAfter = check.wrongAfter();
            }
        }
        awaitTime(wrongAfter);
        return Optional.empty();
    }

    /** Forgets the wrong passwords of whoever has this email. */
    public void forgive(Statements statements, String email) throws SQLException {
        throttle.forgive(statements, CredentialStore.find(statements, email).identity());
    }

    /** If this fails, a later login tries again. The login itself succeeds. */
    private Credentials renew(Credentials known, String password) {
        try {
            return credentials.replaceHash(known, passwordHasher.hash(password));
        } catch (SQLException | ApiException e) {
            LOG.warn(
                    "the hash of user {} was not replaced, the next login tries again: {}",
                    known.userId(),
                    e.getMessage());
            return known;
        }
    }

    private void warn(Credentials known, String reason) {
        if (logged.size() < LOGGED_USERS && logged.add(known.userId())) {
            LOG.warn("the password hash of user {} is unusable: {}", known.userId(), reason);
        }
    }

    private static void awaitTime(long nanoTime) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while delaying the answer to a wrong password", e);
        }
    }
}
