package dev.quintet.users.registration;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService.Answer;
import dev.quintet.users.Service;
import dev.quintet.users.mail.Mailbox;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A service that demands a proof of the email, the mail that it sends, and what people do there. */
final class SignUp implements AutoCloseable {
    static final String ASKED =
            "202 success, Please confirm your email by the link that was sent to it.";
    static final String DONE = "201 success, Successfully registered.";
    static final String DEAD = "400 error, That link is no longer valid.";
    static final String WRONG = "400 error, Sorry. That password is wrong.";
    static final String TAKEN = "400 error, Sorry. That user already exists.";
    static final String TOO_MANY = "429 error, Too many requests. Please try again later.";
    static final String CLOSED = "403 error, Registration is closed. Please contact us.";
    static final String FINISH = "Finish signing up";

    final Mailbox mailbox = Mailbox.start();
    final Service service;

    private SignUp(String jdbcUrl) throws SQLException {
        service = start(jdbcUrl);
    }

    /** Unchecked, so that a static field of a test can hold it. */
    static SignUp start() {
        try {
            return new SignUp(PostgreSql.newDatabase());
        } catch (SQLException e) {
            throw new IllegalStateException("the service did not start", e);
        }
    }

    /** A service with the same database and mail server, with settings of its own. */
    Service replica(String... more) throws SQLException {
        return start(service.jdbcUrl(), more);
    }

    private Service start(String jdbcUrl, String... more) throws SQLException {
        var variables = mailbox.variables(more);
        variables.putIfAbsent("EMAIL_VERIFICATION", "required");
        return Service.start(jdbcUrl, variables);
    }

    static String username() {
        return "u" + UUID.randomUUID().toString().substring(0, 12);
    }

    static String email() {
        return username() + "@example.org";
    }

    Answer register(String username, String email, String password) {
        return service.post("/auth/register", Service.registration(username, email, password));
    }

    /** Somebody who has registered, and not opened the link yet. */
    String register(String email) {
        register(username(), email, Service.PASSWORD);
        return code(email);
    }

    /** The code of the last mail. */
    String code(String email) {
        return mailbox.code(email, FINISH);
    }

    Answer confirm(String code, String password) {
        return service.post("/auth/register/confirm", Map.of("token", code, "password", password));
    }

    Answer confirm(String code, String password, String username) {
        return service.post(
                "/auth/register/confirm",
                Map.of("token", code, "password", password, "username", username));
    }

    int users(String email) {
        return service.count("users WHERE lower(email) = lower('%s')".formatted(email));
    }

    /** As after a minute. */
    void allowAnotherMail(String email) throws SQLException {
        service.execute(
                "DELETE FROM failed_logins WHERE subject = sha256(convert_to('mail a minute to ' || lower('%s'), 'UTF8'))"
                        .formatted(email));
    }

    @Override
    public void close() {
        service.close();
        mailbox.close();
    }
}
