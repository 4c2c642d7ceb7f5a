package dev.quintet.users.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class MailMetricsTest {
    /** More than there are event loops, on which other requests come. */
    private static final int MANY = 4 * Runtime.getRuntime().availableProcessors();

    @Test
    void keepNoOtherRequestWaitingWhereTheDatabaseIsSlow() throws Exception {
        try (var service = Service.start(PostgreSql.newDatabase(), Mailbox.unreachable());
                var lock = service.database();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE mail_outbox IN ACCESS EXCLUSIVE MODE");
            var metrics = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> service.text("/metrics")))
                    .limit(MANY)
                    .toList();
            Eventually.holds("they wait", () -> service.waiting() >= Math.min(4, MANY / 2));

            var ping = CompletableFuture.supplyAsync(() -> service.get("/ping").status());

            assertEquals(200, ping.get(10, TimeUnit.SECONDS));
            lock.rollback();
            metrics.forEach(CompletableFuture::join);
        }
    }
}
