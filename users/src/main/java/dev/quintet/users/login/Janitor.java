package dev.quintet.users.login;

import dev.quintet.users.account.UserStore;
import dev.quintet.users.password.PasswordHasher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Maintenance for logins, once a minute in the background. */
public final class Janitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

    private final UserStore users;
    private final PasswordHasher passwordHasher;
    private final LoginThrottle throttle;
    private final TokenStore tokens;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("janitor").daemon().factory());

    public Janitor(
            UserStore users,
            PasswordHasher passwordHasher,
            LoginThrottle throttle,
            TokenStore tokens) {
        this.users = users;
        this.passwordHasher = passwordHasher;
        this.throttle = throttle;
        this.tokens = tokens;
    }

    /** Returns once the time of each kind of hash has been measured. */
    public void start() throws SQLException {
        expectHashes();
        thread.scheduleWithFixedDelay(this::work, 1, 1, TimeUnit.MINUTES);
    }

    private void work() {
        try {
            throttle.purge();
            tokens.purge();
            expectHashes();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("old login data was not purged, the next run tries again: {}", e.getMessage());
        }
    }

    private void expectHashes() throws SQLException {
        passwordHasher.expect(users.findForeignHashes());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
