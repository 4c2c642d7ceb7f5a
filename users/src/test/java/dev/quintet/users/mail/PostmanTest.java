package dev.quintet.users.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Main;
import dev.quintet.users.Service;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Nothing that was asked for is lost, whatever breaks in between. */
class PostmanTest {
    private String url;

    @BeforeEach
    void newDatabase() throws SQLException {
        url = PostgreSql.newDatabase();
    }

    /** The threat "mail lost": the server is away for a while. */
    @Test
    void triesAgainWhereTheServerIsAway() throws Exception {
        var port = freePort();
        try (var service = Service.start(url, Mailbox.variables(port))) {
            var person = service.register();
            service.post("/auth/forgot", Map.of("email", person.email()));
            Eventually.holds("it was tried", () -> one("last_error IS NOT NULL").equals("t"));
            assertEquals(
                    "t", one("due_at > now() AND due_at < now() + interval '13 s' AND NOT failed"));
            awaitMetric(service, "mail_sent_total{kind=\"reset\",result=\"put_off\"} 1");
            assertTrue(service.text("/metrics").contains("mail_waiting 1"));
            assertEquals(200, service.get("/health/ready").status());

            try (var mailbox = Mailbox.start(port)) {
                service.execute("UPDATE mail_outbox SET due_at = now()");
                Mailbox.code(mailbox.await(person.email(), 1));
                Eventually.holds("nothing waits", () -> one("count(*)").equals("0"));
                awaitMetric(service, "mail_sent_total{kind=\"reset\",result=\"sent\"} 1");
                assertTrue(service.text("/metrics").contains("mail_oldest_seconds 0"));
            }
        }
    }

    @Test
    void givesUpOnceThereIsNoMoreSenseInIt() throws Exception {
        try (var service = Service.start(url, Mailbox.variables(freePort()))) {
            var person = service.register();
            service.execute("""
                    INSERT INTO mail_outbox (kind, user_id, address, parameters, language, give_up_at)
                    SELECT 'reset', id, email, '{}', 'en', now() FROM users WHERE email = '%s'""".formatted(person.email()));

            Eventually.holds("it has failed", () -> one("failed").equals("t"));
        }
    }

    /** The threat "poison": one that cannot be sent delays no other. */
    @Test
    void sendsTheOthersWhereOneAddressIsNone() throws Exception {
        try (var mailbox = Mailbox.start();
                var service = Service.start(url, mailbox.variables())) {
            service.execute("""
                    INSERT INTO users (username, email, password)
                    SELECT 'u' || n, CASE n WHEN 1 THEN 'a b@example.org' ELSE 'u' || n || '@example.org' END, '-'
                    FROM generate_series(1, 10) AS n;
                    INSERT INTO mail_outbox (kind, user_id, address, parameters, language, give_up_at)
                    SELECT 'reset', id, email, '{}', 'en', now() + interval '1 hour' FROM users ORDER BY id""");

            for (var n = 2; n <= 10; n++) {
                mailbox.await("u" + n + "@example.org", 1);
            }
            Eventually.holds("one is left", () -> one("count(*)").equals("1"));
            assertEquals(
                    "t", one("failed AND address = 'a b@example.org' AND last_error IS NOT NULL"));
        }
    }

    /** The threat "SIGKILL between claim and send". */
    @Test
    void sendsWhatAReplicaHadWhenItWasKilled() throws Exception {
        try (var silent = new SilentServer();
                var mailbox = Mailbox.start()) {
            var process = replica(silent.port());
            try {
                Eventually.holds("it has migrated", () -> tableIsThere());
                execute("""
                        INSERT INTO users (username, email, password) VALUES ('ann', 'ann@example.org', '-');
                        INSERT INTO mail_outbox (kind, user_id, address, parameters, language, give_up_at)
                        SELECT 'reset', id, email, '{}', 'en', now() + interval '1 hour' FROM users""");
                silent.awaitClient();
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertEquals("t", one("due_at > now() AND attempts = 1"), "the lease of the dead one");

            try (var service = Service.start(url, mailbox.variables())) {
                // As two minutes later.
                service.execute("UPDATE mail_outbox SET due_at = now()");
                Mailbox.code(mailbox.await("ann@example.org", 1));
                Eventually.holds("nothing waits", () -> one("count(*)").equals("0"));
            }
        }
    }

    /** An action and the mail that tells of it: neither is there without the other. */
    @Test
    void tellsOfAllThatIsDone() throws Exception {
        try (var mailbox = Mailbox.start();
                var service = Service.start(url, mailbox.variables())) {
            var person = service.register();
            service.execute("""
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '55P03'; END $$;
                    CREATE TRIGGER refuse BEFORE INSERT ON mail_outbox EXECUTE FUNCTION refuse()""");

            assertEquals(
                    503,
                    service.post("/auth/username", Map.of("username", "other"), person.token())
                            .status());

            assertEquals(
                    person.username(),
                    service.get("/auth/status", person.token())
                            .json()
                            .path("data")
                            .path("username")
                            .asText());
        }
    }

    private Process replica(int smtpPort) throws IOException {
        var environment = new HashMap<>(Mailbox.variables(smtpPort));
        environment.putAll(Map.of(
                "DATABASE_URL",
                url,
                "SECRET_KEY",
                Service.SECRET_KEY,
                "PORT",
                Integer.toString(freePort())));
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** While a release is rolled out, or taken back. */
    @Test
    void leavesMailOfALaterReleaseToIt() throws Exception {
        try (var mailbox = Mailbox.start();
                var service = Service.start(url, mailbox.variables())) {
            execute("""
                    INSERT INTO mail_outbox (kind, address, parameters, language, due_at, give_up_at)
                    VALUES ('of_tomorrow', 'later@example.org', '{}', 'en', now() - interval '1 h', now())""");
            var person = service.register();
            service.post("/auth/forgot", Map.of("email", person.email()));

            mailbox.await(person.email(), 1);

            Eventually.holds("one waits", () -> one("count(*)").equals("1"));
            assertEquals("0", one("attempts"));
        }
    }

    /** Counted after what the table shows. */
    private static void awaitMetric(Service service, String line) {
        Eventually.holds(line, () -> service.text("/metrics").contains(line));
    }

    private boolean tableIsThere() {
        try (var connection = DriverManager.getConnection(url);
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT to_regclass('mail_outbox') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the one row in the outbox. */
    private String one(String expression) {
        try (var connection = DriverManager.getConnection(url);
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT %s FROM mail_outbox".formatted(expression))) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
