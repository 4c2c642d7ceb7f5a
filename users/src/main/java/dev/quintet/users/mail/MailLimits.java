package dev.quintet.users.mail;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.service.web.ApiException;
import dev.quintet.users.audit.Origin;
import dev.quintet.users.config.MailSettings;

import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much mail people can have sent. All replicas count in the table {@code failed_logins}, under
 * subjects of their own. The database decides which addresses are the same.
 */
public final class MailLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);

    private final Database database;
    private final int perAccount;
    private final int perAddress;

    public MailLimits(Database database, MailSettings settings) {
        this.database = database;
        this.perAccount = settings.perAccount();
        this.perAddress = settings.perAddress();
    }

    /**
     * Counts a mail that somebody asks for, whether or not the address is anybody's.
     *
     * @throws ApiException 429 if there were too many
     */
    public void admit(String address, Origin asking) throws SQLException {
        var name = Normalizer.normalize(address, Form.NFC);
        if (perAddress > 0) {
            demand("mail from ", asking.network(), perAddress, HOUR);
        }
        if (perAccount > 0) {
            demand("mail a minute to ", name, 1, MINUTE);
            demand("mail to ", name, perAccount, HOUR);
        }
    }

    /**
     * Counts a notice, by kind, so that no kind hides another. Somebody else's address may have been
     * given for one's own.
     */
    boolean allows(Statements transaction, MailKind notice, String address) throws SQLException {
        return perAccount == 0
                || count(
                                transaction,
                                notice.word() + " to ",
                                Normalizer.normalize(address, Form.NFC),
                                perAccount,
                                HOUR)
                        .isPresent();
    }

    private void demand(String what, String whose, int limit, Duration window) throws SQLException {
        if (count(database, what, whose, limit, window).isEmpty()) {
            var sql = """
                    SELECT ceil(extract(epoch FROM until - now()))::int FROM failed_logins
                    WHERE subject = sha256(convert_to(? || lower(?), 'UTF8')) AND until >= now()""";
            var seconds = database.queryOne(sql, row -> row.getInt(1), what, whose);
            throw tooMuch(Duration.ofSeconds(seconds.orElse(1)));
        }
    }

    static ApiException tooMuch(Duration retryAfter) {
        return ApiException.tooMany("Too many requests. Please try again later.", retryAfter);
    }

    /** Empty, and not counted, where the limit is reached. */
    private static OptionalInt count(
            Statements statements, String what, String whose, int limit, Duration window)
            throws SQLException {
        var sql = """
                INSERT INTO failed_logins AS known (subject, failures, until)
                VALUES (sha256(convert_to(? || lower(?), 'UTF8')), 1, now() + ? * interval '1 second')
                ON CONFLICT (subject) DO UPDATE SET
                    failures = CASE WHEN known.until < now() THEN 1 ELSE known.failures + 1 END,
                    until = CASE WHEN known.until < now() THEN excluded.until ELSE known.until END
                WHERE known.until < now() OR known.failures < ?
                RETURNING failures""";
        var count = statements.queryOne(
                sql, row -> row.getInt("failures"), what, whose, window.toSeconds(), limit);
        return count.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
