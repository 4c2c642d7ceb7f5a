package dev.quintet.users.mail;

import dev.quintet.users.config.SmtpServer;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

import javax.net.ssl.SSLSocketFactory;

/** Hands mail to the server, each on a connection of its own. */
final class SmtpClient implements Carrier {
    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "10000";

    private final SmtpServer server;
    private final InternetAddress from;
    private final Session session;
    private final String protocol;

    /**
     * @param from  as {@code no-reply@example.org} or {@code Example <no-reply@example.org>}
     * @param trust tells which certificates of servers are good
     */
    SmtpClient(SmtpServer server, String from, SSLSocketFactory trust) {
        this.server = server;
        this.protocol = server.security() == SmtpServer.Security.TLS ? "smtps" : "smtp";
        try {
            this.from = new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("the settings have let it pass", e);
        }
        this.session = Session.getInstance(properties(trust));
    }

    private Properties properties(SSLSocketFactory trust) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.put("mail.mime.allowutf8", "true");
        properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.put(prefix + "timeout", ANSWER_MILLIS);
        properties.put(prefix + "writetimeout", ANSWER_MILLIS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", trust);
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "auth", Boolean.toString(server.user().isPresent()));
        if (server.security() == SmtpServer.Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }

    @Override
    public void send(Envelope mail) throws MessagingException {
        var message = message(mail);
        try (var transport = session.getTransport(protocol)) {
            transport.connect(
                    server.host(),
                    server.port(),
                    server.user().orElse(null),
                    server.password().orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** Whether it is of no use to try again: the address is none, or the server refuses it. */
    static boolean isForGood(MessagingException failure) {
        for (Exception e = failure; e != null; ) {
            if (e instanceof AddressException
                    || e instanceof SMTPAddressFailedException refused
                            && refused.getReturnCode() >= 500) {
                return true;
            }
            e = e instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return false;
    }

    private MimeMessage message(Envelope mail) throws MessagingException {
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + ">");
            }
        };
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, recipient(mail.to()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        // No answers of machines (RFC 3834, 5).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart(
                "alternative", part(mail.plain(), "plain"), part(mail.html(), "html")));
        return message;
    }

    /** The library takes words in parentheses for a comment, and would send to the rest of the address. */
    private static InternetAddress recipient(String address) throws AddressException {
        var recipient = new InternetAddress(address, true);
        if (!address.equals(recipient.getAddress())) {
            throw new AddressException("Comment in address", address);
        }
        return recipient;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }
}
