package dev.quintet.users.mail;

import dev.quintet.service.Background;
import dev.quintet.service.database.Database;
import dev.quintet.users.code.Code;
import dev.quintet.users.code.OneTimeCodes;
import dev.quintet.users.code.Purpose;
import dev.quintet.users.code.Registrations;

import jakarta.mail.MessagingException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sends what is in the outbox, one mail after the other, on each replica. A mail is sent at least
 * once: a crash only delays it, by its lease.
 */
public final class Postman implements Background {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofSeconds(1);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3));

    private final Database database;
    private final MailQueue queue;
    private final Recipients recipients;
    private final Links links;
    private final Texts texts;
    private final Carrier carrier;
    private final MailMetrics metrics;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("postman").daemon().factory());
    private volatile boolean closed;

    Postman(
            Database database,
            Recipients recipients,
            Links links,
            Texts texts,
            Carrier carrier,
            MailMetrics metrics) {
        this.database = database;
        this.queue = new MailQueue(database);
        this.recipients = recipients;
        this.links = links;
        this.texts = texts;
        this.carrier = carrier;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        thread.scheduleWithFixedDelay(
                this::work, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            for (var letter = claim(); letter.isPresent(); letter = claim()) {
                deliver(letter.get());
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("mail waits, the next run tries again: {}", e.getMessage());
        }
    }

    /** Empty if nothing is due, or the service stops. */
    private Optional<Letter> claim() throws SQLException {
        return closed ? Optional.empty() : queue.claim();
    }

    private void deliver(Letter letter) throws SQLException {
        var mail = prepare(letter);
        if (mail.isEmpty()) {
            queue.remove(letter);
            return;
        }
        try {
            carrier.send(mail.get());
        } catch (MessagingException | RuntimeException e) {
            putOff(letter, e);
            return;
        }
        queue.remove(letter);
        metrics.count(letter.kind(), "sent");
    }

    private Optional<Envelope> prepare(Letter letter) throws SQLException {
        var recipient = recipients.of(letter);
        if (recipient.isEmpty()) {
            return Optional.empty();
        }
        var kind = recipient.get().kind();
        var language = texts.language(letter.languages());
        var values = new HashMap<String, String>();
        values.put("site", links.site());
        letter.newEmail().ifPresent(email -> values.put("email", email));
        if (kind.purpose.isPresent()) {
            var code = code(letter, recipient.get());
            if (code.isEmpty()) {
                return Optional.empty();
            }
            values.put("link", links.to(kind, code.get()));
            values.put("valid_for", texts.duration(language, links.life(kind.purpose.get())));
        } else if (!kind.page.isEmpty()) {
            values.put("link", links.to(kind));
        }
        return Optional.of(envelope(letter, recipient.get(), language, values));
    }

    private Envelope envelope(
            Letter letter,
            Recipients.Recipient recipient,
            String language,
            Map<String, String> values) {
        var kind = recipient.kind();
        return new Envelope(
                letter.id() + "@" + links.host(),
                recipient.address(),
                texts.subject(kind, language, values),
                texts.plain(kind, language, values),
                texts.html(kind, language, values));
    }

    /** Empty if the mail was dropped in the meantime: then there must be no such code. */
    private Optional<String> code(Letter letter, Recipients.Recipient recipient)
            throws SQLException {
        var purpose = recipient.kind().purpose.orElseThrow();
        return database.transaction(transaction -> {
            if (!MailQueue.holds(transaction, letter)) {
                return Optional.empty();
            }
            if (purpose == Purpose.REGISTER) {
                return Registrations.makeCode(
                        transaction, letter.registration(), links.life(purpose));
            }
            return Optional.of(OneTimeCodes.make(
                    transaction,
                    new Code(
                            purpose,
                            recipient.userId(),
                            recipient.address(),
                            letter.session(),
                            letter.createdAt()),
                    links.life(purpose)));
        });
    }

    private void putOff(Letter letter, Exception failure) throws SQLException {
        var forGood = failure instanceof MessagingException e && SmtpClient.isForGood(e);
        var delay = delay(letter.attempts());
        var failed = queue.putOff(letter, String.valueOf(failure.getMessage()), delay, forGood);
        metrics.count(letter.kind(), failed ? "failed" : "put_off");
        // What the server said may name the address, so it is in the table only.
        LOG.warn(
                "{} was not sent: {}; {}",
                letter,
                failure.getClass().getSimpleName(),
                failed
                        ? "it stays in mail_outbox for a week, with last_error"
                        : "it is tried again in " + delay.toSeconds() + " s");
    }

    /** At random, so that not all go at once to a server that has come back. */
    private static Duration delay(int attempts) {
        var delay = DELAYS.get(Math.min(attempts, DELAYS.size()) - 1);
        return Duration.ofMillis(
                (long) (delay.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    /** Begins no other mail. Where the one that is being sent takes long, it is sent again later. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        try {
            thread.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
