package dev.quintet.users.login;

import dev.quintet.users.config.LoginLimits;
import dev.quintet.users.database.Database;
import dev.quintet.users.web.ApiException;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * The table {@code failed_logins}, in which all replicas count. An attempt is counted before its
 * password is checked, so that many at once cannot slip through, and taken back on success. A count
 * ends a set time after it began, whatever comes in between: nobody is locked out for good.
 */
public final class LoginThrottle {
    private final Database database;
    private final LoginLimits limits;

    public LoginThrottle(Database database, LoginLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** @throws ApiException 429, where the account or the address has failed too often */
    void attempt(String email, InetAddress address) throws SQLException {
        count(account(email), limits.perAccount());
        count(address(address), limits.perAddress());
    }

    void forgive(String email, InetAddress address) throws SQLException {
        if (limits.perAccount() > 0) {
            database.update("DELETE FROM failed_logins WHERE subject = ?", account(email));
        }
        if (limits.perAddress() > 0) {
            var sql = """
                    UPDATE failed_logins SET failures = failures - 1
                    WHERE subject = ? AND failures > 0""";
            database.update(sql, address(address));
        }
    }

    private void count(byte[] subject, int limit) throws SQLException {
        if (limit == 0) {
            return;
        }
        var sql = """
                INSERT INTO failed_logins AS known (subject, failures, until)
                VALUES (?, 1, now() + ? * interval '1 second')
                ON CONFLICT (subject) DO UPDATE SET
                    failures = CASE WHEN known.until < now() THEN 1 ELSE known.failures + 1 END,
                    until = CASE WHEN known.until < now() THEN excluded.until ELSE known.until END
                RETURNING failures, ceil(extract(epoch FROM until - now()))::int AS seconds""";
        var count = database.queryOne(sql, Count::of, subject, limits.window().toSeconds())
                .orElseThrow();
        if (count.failures() == 1) {
            database.update("DELETE FROM failed_logins WHERE until < now()");
        }
        if (count.failures() > limit) {
            throw ApiException.tooMany(
                    "Too many failed logins. Please try again later.", count.left());
        }
    }

    private static byte[] account(String email) {
        return Digests.sha256(
                ("account " + email.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] address(InetAddress address) {
        return Digests.sha256(
                ("address " + address.getHostAddress()).getBytes(StandardCharsets.UTF_8));
    }

    private record Count(int failures, Duration left) {
        static Count of(ResultSet row) throws SQLException {
            return new Count(row.getInt("failures"), Duration.ofSeconds(row.getInt("seconds")));
        }
    }
}
