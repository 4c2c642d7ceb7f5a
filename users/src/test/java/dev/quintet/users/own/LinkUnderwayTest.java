package dev.quintet.users.own;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;
import dev.quintet.users.mail.Mailbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A link that is being mailed in the very moment in which the links of its user end. */
class LinkUnderwayTest {
    private static Service service;
    private static AccountClient client;

    @BeforeAll
    static void start() throws SQLException {
        service = Service.start(PostgreSql.newDatabase(), Mailbox.unreachable());
        client = new AccountClient(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void endsWithThePassword() throws Exception {
        var person = service.register();

        endsWith(person, () -> client.changePassword(person, person.password()));
    }

    @Test
    void endsWhereAnotherEmailIsAskedFor() throws Exception {
        var person = service.register();

        endsWith(
                person, () -> client.changeEmail(person, "e" + UUID.randomUUID() + "@example.org"));
    }

    /** What a postman does: it holds the mail until the code of its link is made. */
    private static void endsWith(Person person, Supplier<Answer> action) throws Exception {
        var id = service.id(person.email());
        var wanted = "w" + UUID.randomUUID() + "@example.org";
        service.execute("""
                INSERT INTO mail_outbox (kind, user_id, address, parameters, language, due_at, give_up_at)
                VALUES ('change_email', %d, '%s', '{}', 'en', now() + interval '1 h', now() + interval '1 h')""".formatted(id, wanted));
        try (var postman = service.database();
                var statement = postman.createStatement()) {
            postman.setAutoCommit(false);
            statement.execute(
                    "SELECT 1 FROM mail_outbox WHERE address = '%s' FOR UPDATE".formatted(wanted));
            var answer = CompletableFuture.supplyAsync(action);
            Eventually.holds("the action waits", service::isWaiting);
            statement.execute("""
                    INSERT INTO one_time_codes (digest, purpose, user_id, email, created_at, expires_at)
                    VALUES (sha256('%2$s'), 'change_email', %1$d, '%2$s', now(), now() + interval '1 h')""".formatted(id, wanted));
            postman.commit();

            assertEquals(true, answer.get().status() < 300);
        }
        assertEquals(0, service.count("one_time_codes WHERE email = '%s'".formatted(wanted)));
    }
}
