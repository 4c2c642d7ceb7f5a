package dev.quintet.users.mail;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import java.sql.SQLException;

/** A service on a database of its own, and the mailbox that all its mail goes to. */
public record MailingService(Mailbox mailbox, Service service) implements AutoCloseable {
    /** @param more further settings, each name followed by its value */
    public static MailingService start(String... more) {
        var mailbox = Mailbox.start();
        try {
            return new MailingService(
                    mailbox, Service.start(PostgreSql.newDatabase(), mailbox.variables(more)));
        } catch (SQLException e) {
            throw new IllegalStateException("the service did not start", e);
        }
    }

    @Override
    public void close() {
        service.close();
        mailbox.close();
    }
}
