package dev.quintet.users.login;

import dev.quintet.service.Background;
import dev.quintet.users.account.CredentialStore;
import dev.quintet.users.password.PasswordHasher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Maintenance of the tables, once a minute in the background. */
public final class Janitor implements Background {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

    private final CredentialStore credentials;
    private final PasswordHasher passwordHasher;
    private final List<Purge> purges;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("janitor").daemon().factory());

    public Janitor(CredentialStore credentials, PasswordHasher passwordHasher, List<Purge> purges) {
        this.credentials = credentials;
        this.passwordHasher = passwordHasher;
        this.purges = purges;
    }

    /** Returns once the time of each kind of hash has been measured. */
    @Override
    public void start() throws SQLException {
        expectHashes();
        thread.scheduleWithFixedDelay(this::work, 1, 1, TimeUnit.MINUTES);
    }

    void work() {
        purges.forEach(Janitor::attempt);
        attempt(this::expectHashes);
    }

    /** One that fails keeps no other from its turn. */
    private static void attempt(Purge purge) {
        try {
            purge.run();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("old data was not purged, the next run tries again: {}", e.getMessage());
        }
    }

    private void expectHashes() throws SQLException {
        passwordHasher.expect(credentials.findForeignHashes());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        passwordHasher.close();
    }

    /** Deletes what is of no use any more, in small batches, beside other replicas that do the same. */
    public interface Purge {
        void run() throws SQLException;
    }
}
