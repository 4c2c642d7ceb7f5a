package dev.quintet.users.mail;

import dev.quintet.service.database.Database;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.config.MailSettings;

import javax.net.ssl.SSLSocketFactory;

/**
 * All that is there only where mail is sent. Routes that make no sense without it demand it, so that
 * there they do not exist.
 */
public record Mail(Postman postman, MailMetrics metrics) {
    /** @param settings with a {@code server} */
    public static Mail of(MailSettings settings, Database database, UserStore users) {
        var metrics = new MailMetrics(database);
        var smtp = new SmtpClient(
                settings.server().orElseThrow(), settings.from().orElseThrow(), (SSLSocketFactory)
                        SSLSocketFactory.getDefault());
        var postman = new Postman(
                database,
                new Recipients(database, users),
                new Links(settings),
                new Texts(settings.templates()),
                smtp,
                metrics);
        return new Mail(postman, metrics);
    }
}
