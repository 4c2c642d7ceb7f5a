package dev.quintet.users.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import dev.quintet.testkit.Eventually;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A mail server that keeps what it gets, of everybody. */
public final class Mailbox implements AutoCloseable {
    public static final String PUBLIC_URL = "https://www.example.org/app";

    private static final Pattern LINK = Pattern.compile(
            Pattern.quote(PUBLIC_URL) + "/(?<page>[a-z-]+)#(?<code>[A-Za-z0-9_-]{43})");

    private final GreenMail server;

    private Mailbox(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    public static Mailbox start() {
        return new Mailbox(0);
    }

    static Mailbox start(int port) {
        return new Mailbox(port);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The settings of a service that sends its mail here. */
    public Map<String, String> variables(String... more) {
        return variables(port(), more);
    }

    /** The settings of a service whose mail stays where it is. */
    public static Map<String, String> unreachable() {
        return variables(1);
    }

    public static Map<String, String> variables(int port, String... more) {
        var variables = new HashMap<>(Map.of(
                "SMTP_URL",
                "smtp://127.0.0.1:%d?starttls=never".formatted(port),
                "MAIL_FROM",
                "Example <no-reply@example.org>",
                "PUBLIC_URL",
                PUBLIC_URL,
                // All tests come from one address.
                "MAIL_REQUESTS_PER_ADDRESS",
                "0"));
        for (var i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    /** All mail to an address, spelled like this, in the order of its arrival. */
    public List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> header(mail, "To").equals(address))
                .toList();
    }

    /** Waits until so many have come, and returns the last one. */
    public MimeMessage await(String address, int count) {
        Eventually.holds(
                "%d mails to %s".formatted(count, address), () -> to(address).size() >= count);
        return to(address).get(count - 1);
    }

    /** Waits for a mail whose subject begins so. */
    public MimeMessage await(String address, String subject) {
        Eventually.holds(
                "mail to %s: %s".formatted(address, subject),
                () -> !with(address, subject).isEmpty());
        return with(address, subject).getLast();
    }

    private List<MimeMessage> with(String address, String subject) {
        return to(address).stream()
                .filter(mail -> header(mail, "Subject").startsWith(subject))
                .toList();
    }

    public String code(String address, String subject) {
        return code(await(address, subject));
    }

    /** The code of its link. */
    public static String code(MimeMessage mail) {
        var link = LINK.matcher(plain(mail));
        if (!link.find()) {
            throw new AssertionError("no link in " + plain(mail));
        }
        return link.group("code");
    }

    public static String plain(MimeMessage mail) {
        return part(mail, 0);
    }

    public static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) {
        try {
            return (String)
                    ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header(MimeMessage mail, String name) {
        try {
            return name.equals("Subject") ? mail.getSubject() : mail.getHeader(name, ", ");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
