package dev.quintet.users.mail;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements.RowReader;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;

/** Shows an operator whether mail goes out. */
public final class MailMetrics implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(MailMetrics.class);

    private final Database database;
    private volatile MeterRegistry registry;

    MailMetrics(Database database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(
                        "mail.waiting",
                        () -> ask("SELECT count(*) FROM mail_outbox WHERE NOT failed"))
                .description("Mails that are still to be sent, of all replicas")
                .register(registry);
        Gauge.builder("mail.oldest", () -> ask("""
                        SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)
                        FROM mail_outbox WHERE NOT failed"""))
                .description("How long the first of them has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    /** @param result {@code sent}, {@code put_off} or {@code failed} */
    void count(MailKind kind, String result) {
        if (registry != null) {
            registry.counter("mail.sent", "kind", kind.word(), "result", result).increment();
        }
    }

    private double ask(String sql) {
        try {
            RowReader<Double> number = row -> row.getDouble(1);
            return database.queryOne(sql, number).orElse(Double.NaN);
        } catch (SQLException e) {
            LOG.warn("the outbox could not be measured: {}", e.getMessage());
            return Double.NaN;
        }
    }
}
