package dev.quintet.users.login;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.service.web.ApiException;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.code.Digests;
import dev.quintet.users.config.LoginLimits;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The table {@code failed_logins}, in which all replicas count wrong passwords, and nothing else.
 * Each attempt reserves one of the failures that are left until its password is checked. If none is
 * left, further attempts wait. So the limit holds for any number of attempts at once, and correct
 * passwords do not block each other. See docs/decisions/login-throttle.md.
 */
public final class LoginThrottle {
    /**
     * A reservation that a crash left behind expires after this time. Longer than any check takes.
     */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int SHORTEST_PAUSE_MILLIS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Database database;
    private final LoginLimits limits;

    public LoginThrottle(Database database, LoginLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /**
     * @param account the account, as named by the database
     * @throws ApiException 429 if the account has failed too often, 503 if it is too busy
     */
    Attempt admit(String account) throws SQLException {
        return admit("account " + account, limits.perAccount());
    }

    /** @throws ApiException like {@link #admit(String)} */
    Attempt admit(InetAddress address) throws SQLException {
        return admit("address " + Origin.network(address), limits.perAddress());
    }

    /**
     * Forgets the wrong passwords of an account.
     *
     * @param account as in {@link #admit(String)}
     */
    void forgive(Statements statements, String account) throws SQLException {
        statements.update(
                "UPDATE failed_logins SET failures = 0 WHERE subject = ?",
                subject("account " + account));
    }

    /** Deletes what no longer counts, without blocking logins. */
    public void purge() throws SQLException {
        var sql = """
                DELETE FROM failed_logins WHERE subject IN (
                    SELECT subject FROM failed_logins
                    WHERE until < now() AND NOT EXISTS (
                        SELECT FROM unnest(pending) AS lease WHERE lease > now())
                    LIMIT 1000 FOR UPDATE SKIP LOCKED)""";
        while (database.update(sql) > 0) {
            // Repeats until nothing is left.
        }
    }

    private Attempt admit(String name, int limit) throws SQLException {
        if (limit == 0) {
            return new Attempt(new byte[0], null, limit);
        }
        var subject = subject(name);
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (var pause = SHORTEST_PAUSE_MILLIS;
                ;
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            var lease = reserve(subject, limit);
            if (lease != null) {
                return new Attempt(subject, lease, limit);
            }
            refuse(subject, limit);
            if (System.nanoTime() > end) {
                throw ApiException.unavailable(
                        "Too many people are logging in. Please try again.", Duration.ofSeconds(1));
            }
            pause(pause);
        }
    }

    /** Null if failures and attempts together reach the limit. */
    private OffsetDateTime reserve(byte[] subject, int limit) throws SQLException {
        var sql = """
                INSERT INTO failed_logins AS known (subject, failures, until, pending)
                SELECT ?, 0, lease, ARRAY[lease] FROM (SELECT now() + ? * interval '1 second') AS new (lease)
                ON CONFLICT (subject) DO UPDATE SET
                    failures = CASE WHEN known.until < now() THEN 0 ELSE known.failures END,
                    until = CASE WHEN known.until < now() OR known.failures = 0
                        THEN excluded.until ELSE known.until END,
                    pending = ARRAY(SELECT lease FROM unnest(known.pending) AS lease WHERE lease > now())
                        || excluded.pending
                WHERE CASE WHEN known.until < now() THEN 0 ELSE known.failures END
                    + (SELECT count(*) FROM unnest(known.pending) AS lease WHERE lease > now()) < ?
                RETURNING pending[cardinality(pending)] AS lease""";
        return database.queryOne(
                        sql,
                        row -> row.getObject("lease", OffsetDateTime.class),
                        subject,
                        LEASE.toSeconds(),
                        limit)
                .orElse(null);
    }

    private void refuse(byte[] subject, int limit) throws SQLException {
        var sql = """
                SELECT ceil(extract(epoch FROM until - now()))::int AS seconds FROM failed_logins
                WHERE subject = ? AND failures >= ? AND until >= now()""";
        var seconds = database.queryOne(sql, row -> row.getInt("seconds"), subject, limit);
        if (seconds.isPresent()) {
            throw ApiException.tooMany(
                    "Too many failed logins. Please try again later.",
                    Duration.ofSeconds(seconds.get()));
        }
    }

    private static byte[] subject(String name) {
        return Digests.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void pause(int millis) {
        try {
            // A replica does not learn what another one frees, so it polls: at random, so that not
            // all poll at once.
            Thread.sleep(ThreadLocalRandom.current().nextInt(millis / 2, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for other logins", e);
        }
    }

    /** An admitted login. If its password was not checked, closing it frees the reservation. */
    final class Attempt implements AutoCloseable {
        private final byte[] subject;
        private final int limit;
        private OffsetDateTime lease;

        /** @param lease null if nothing is counted */
        private Attempt(byte[] subject, OffsetDateTime lease, int limit) {
            this.subject = subject;
            this.lease = lease;
            this.limit = limit;
        }

        /**
         * Counts a wrong password.
         *
         * @return whether it was the last one that is allowed; of several at once, one was
         */
        boolean fail() throws SQLException {
            var failures = settle("""
                    failures = CASE WHEN until < now() THEN 1 ELSE failures + 1 END,
                    until = CASE WHEN until < now() OR failures = 0
                        THEN now() + %d * interval '1 second' ELSE until END,""".formatted(limits.window().toSeconds()));
            return failures.equals(Optional.of(limit));
        }

        /** Forgets earlier failures. */
        void forgive() throws SQLException {
            settle("failures = 0,");
        }

        @Override
        public void close() throws SQLException {
            settle("");
        }

        /** Returns how many failures there are. Empty if they are not counted, or it was settled. */
        private Optional<Integer> settle(String change) throws SQLException {
            if (lease == null) {
                return Optional.empty();
            }
            // Any one of equal leases may be removed; expired ones are already gone.
            var sql = """
                    UPDATE failed_logins SET %s
                        pending = coalesce(
                            pending[:array_position(pending, ?) - 1]
                                || pending[array_position(pending, ?) + 1:],
                            pending)
                    WHERE subject = ? RETURNING failures""".formatted(change);
            var failures =
                    database.queryOne(sql, row -> row.getInt("failures"), lease, lease, subject);
            lease = null;
            return failures;
        }
    }
}
