package dev.quintet.users.mail;

import dev.quintet.service.database.Database;
import dev.quintet.users.account.CredentialStore;
import dev.quintet.users.config.MailSettings;

import javax.net.ssl.SSLSocketFactory;

/**
 * All that is there only where mail is sent. Routes that make no sense without it demand it, so that
 * there they do not exist.
 */
public record Mail(Postman postman, MailMetrics metrics) {
    /** @param settings with mail on */
    public static Mail of(MailSettings settings, Database database, CredentialStore credentials) {
        var metrics = new MailMetrics(database);
        var postman = new Postman(
                database,
                new Recipients(database, credentials),
                new Links(settings),
                new Texts(new MailFiles(settings.templates())),
                carrier(settings),
                metrics);
        return new Mail(postman, metrics);
    }

    private static Carrier carrier(MailSettings settings) {
        return settings.server()
                .<Carrier>map(server ->
                        new SmtpClient(server, settings.from().orElseThrow(), (SSLSocketFactory)
                                SSLSocketFactory.getDefault()))
                .orElseGet(LoggingCarrier::new);
    }
}
