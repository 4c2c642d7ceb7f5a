package dev.quintet.users.config;

import dev.quintet.service.config.Environment;
import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.config.Stage;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How mail is sent, and what its links are good for.
 *
 * @param on           whether there is mail; then {@code publicUrl} is there
 * @param server       that takes it, then {@code from} is there; empty if it is only logged
 * @param from         the sender of all mail
 * @param publicUrl    where people open the client, without a slash at its end; links lead there
 * @param templates    a folder whose files replace the texts of mail
 * @param perAccount   how much mail an hour people can ask for to one address; 0 for no limit
 * @param perAddress   how much mail an hour one caller can ask for; 0 for no limit
 * @param resetLink    how long a link to set a new password is good for
 * @param confirmLink  the same of one that confirms an email
 * @param undoLink     the same of one that takes a change of the email back; zero for no such link
 * @param verification whether users confirm their emails
 */
public record MailSettings(
        boolean on,
        Optional<SmtpServer> server,
        Optional<String> from,
        Optional<URI> publicUrl,
        Optional<Path> templates,
        int perAccount,
        int perAddress,
        Duration resetLink,
        Duration confirmLink,
        Duration undoLink,
        Verification verification) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127\\.[0-9.]+|\\[::1]");

    /** @throws InvalidSetting if a variable of mail is invalid */
    public static MailSettings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        return of(environment, Stage.of(environment));
    }

    static MailSettings of(Environment environment, Stage stage) {
        var server = environment.secret("SMTP_URL").map(SmtpServer::of);
        var from = from(environment);
        var publicUrl = publicUrl(environment, stage);
        if (server.isPresent() && from.isEmpty()) {
            throw missing("MAIL_FROM", "the sender of all mail, as no-reply@example.org");
        }
        if (server.isPresent() && publicUrl.isEmpty()) {
            throw missing("PUBLIC_URL", "where people open the client, as https://www.example.org");
        }
        // A developer without a server finds the links in the log.
        var on = server.isPresent() || stage == Stage.DEVELOPMENT && publicUrl.isPresent();
        return new MailSettings(
                on,
                server,
                from,
                publicUrl,
                templates(environment),
                environment.number("MAIL_REQUESTS_PER_ACCOUNT", 5, 0, 1_000_000),
                environment.number("MAIL_REQUESTS_PER_ADDRESS", 30, 0, 1_000_000),
                environment.seconds("RESET_LINK_SECONDS", 3600, 300, 86_400),
                environment.seconds("CONFIRM_LINK_SECONDS", 86_400, 300, 604_800),
                Duration.ofDays(environment.number("UNDO_LINK_DAYS", 7, 0, 365)),
                verification(environment, on));
    }

    private static InvalidSetting missing(String variable, String expected) {
        return new InvalidSetting(variable, "not set beside SMTP_URL", expected);
    }

    private static Optional<String> from(Environment environment) {
        var from = environment.text("MAIL_FROM");
        if (from == null) {
            return Optional.empty();
        }
        try {
            new InternetAddress(from, true);
            return Optional.of(from);
        } catch (AddressException _) {
            throw new InvalidSetting(
                    "MAIL_FROM",
                    "'" + from + "'",
                    "an email, as no-reply@example.org or Example <no-reply@example.org>");
        }
    }

    private static Optional<URI> publicUrl(Environment environment, Stage stage) {
        var text = environment.text("PUBLIC_URL");
        if (text == null) {
            return Optional.empty();
        }
        try {
            var url = URI.create(text.replaceFirst("/+$", ""));
            var safe = "https".equals(url.getScheme())
                    || "http".equals(url.getScheme())
                            && (stage.isForDevelopers() || isLoopback(url.getHost()));
            if (safe
                    && url.getHost() != null
                    && url.getPort() <= 65_535
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException _) {
            // Refused below, like one that is not for this.
        }
        throw new InvalidSetting(
                "PUBLIC_URL",
                "'" + text + "'",
                "where people open the client, as https://www.example.org; http only on localhost, or for developers");
    }

    private static boolean isLoopback(String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private static Optional<Path> templates(Environment environment) {
        var folder = environment.text("MAIL_TEMPLATES");
        if (folder == null) {
            return Optional.empty();
        }
        try {
            var path = Path.of(folder);
            if (Files.isDirectory(path)) {
                return Optional.of(path);
            }
        } catch (InvalidPathException _) {
            // Refused below, like one that is not there.
        }
        throw new InvalidSetting("MAIL_TEMPLATES", "'" + folder + "'", "a folder");
    }

    private static Verification verification(Environment environment, boolean mail) {
        var verification = environment.choice("EMAIL_VERIFICATION", Verification.OFF);
        if (verification != Verification.OFF && !mail) {
            throw new InvalidSetting(
                    "EMAIL_VERIFICATION",
                    "'%s' without SMTP_URL".formatted(environment.text("EMAIL_VERIFICATION")),
                    "off, or SMTP_URL set");
        }
        return verification;
    }

    /** Whether users confirm their emails. */
    public enum Verification {
        /** Nobody asks them to. */
        OFF,
        /** They get a link at their registration, and lose nothing where they ignore it. */
        OFFERED,
        /** Nobody becomes a user by a registration before. */
        REQUIRED
    }
}
