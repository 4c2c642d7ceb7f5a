package dev.quintet.users.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A developer without a mail server finds the links in the log; nobody else's log has any. */
class LoggingCarrierTest {
    private static final Pattern LINK =
            Pattern.compile("http://localhost:9000/reset-password#([\\w-]{43})");

    @Test
    void showsTheLinkInDevelopment() throws SQLException {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (Logger) LoggerFactory.getLogger(LoggingCarrier.class);
        logger.addAppender(logged);
        try (var service = start("development")) {
            var person = service.register();
            service.post("/auth/forgot", Map.of("email", person.email()));

            Eventually.holds("the link is logged", () -> code(logged).isPresent());

            assertEquals(
                    200,
                    service.post(
                                    "/auth/reset",
                                    Map.of(
                                            "token",
                                            code(logged).orElseThrow(),
                                            "password",
                                            "another good password"))
                            .status());
            assertTrue(service.get("/auth/options")
                    .json()
                    .path("data")
                    .path("mail")
                    .asBoolean());
        } finally {
            logger.detachAppender(logged);
        }
    }

    @Test
    void isNotThereForAnybodyElse() throws SQLException {
        for (var stage : new String[] {"testing", "staging", "production"}) {
            try (var service = start(stage)) {
                assertEquals(
                        404,
                        service.post("/auth/forgot", Map.of("email", "a@b.org")).status());
            }
        }
    }

    private static Service start(String stage) throws SQLException {
        return Service.start(
                PostgreSql.newDatabase(),
                Map.of("APP_SETTINGS", stage, "PUBLIC_URL", "http://localhost:9000"));
    }

    private static Optional<String> code(ListAppender<ILoggingEvent> logged) {
        return List.copyOf(logged.list).stream()
                .map(event -> LINK.matcher(event.getFormattedMessage()))
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst();
    }
}
