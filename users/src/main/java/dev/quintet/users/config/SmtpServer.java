package dev.quintet.users.config;

import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.config.Secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that takes our mail.
 *
 * @param user     whose password is the other, if it asks for a login
 * @param security how the connection is encrypted
 */
public record SmtpServer(
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        Security security) {
    private static final Pattern URL = Pattern.compile("(?<scheme>smtps?)://"
            + "((?<user>[^:@/?#\\s]+):(?<password>[^@/?#\\s]*)@)?"
            + "(\\[(?<ipv6>[0-9A-Fa-f:.]+)]|(?<host>[A-Za-z0-9._-]+))(:(?<port>[0-9]{1,5}))?/?"
            + "(\\?starttls=(?<starttls>required|never))?");

    /** Where a client hands in mail (RFC 6409, 3.1; RFC 8314, 3.3). */
    private static final int STARTTLS_PORT = 587;

    private static final int TLS_PORT = 465;

    static SmtpServer of(Secret url) {
        var match = URL.matcher(url.text());
        try {
            if (match.matches()) {
                return of(match);
            }
        } catch (IllegalArgumentException _) {
            // Refused below: a bad percent-encoding, or a port out of range.
        }
        throw new InvalidSetting(
                url.variable(),
                "no URL of that kind",
                "smtp://user:password@host:587, which demands STARTTLS unless ?starttls=never follows, or smtps://user:password@host:465; in user and password anything but letters and digits as %40 for @");
    }

    private static SmtpServer of(Matcher match) {
        var tls = match.group("scheme").equals("smtps");
        if (tls && match.group("starttls") != null) {
            throw new IllegalArgumentException("smtps is encrypted from the first byte");
        }
        var port = match.group("port") == null
                ? tls ? TLS_PORT : STARTTLS_PORT
                : Integer.parseInt(match.group("port"));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port");
        }
        return new SmtpServer(
                match.group("ipv6") == null ? match.group("host") : match.group("ipv6"),
                port,
                Optional.ofNullable(match.group("user")).map(SmtpServer::decoded),
                Optional.ofNullable(match.group("password")).map(SmtpServer::decoded),
                tls
                        ? Security.TLS
                        : "never".equals(match.group("starttls"))
                                ? Security.NONE
                                : Security.STARTTLS);
    }

    /** Unlike in a form, a plus stands for itself (RFC 3986, 2.1). */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SmtpServer[host=%s, port=%d, security=%s]".formatted(host, port, security);
    }

    /** How the connection is encrypted. */
    public enum Security {
        /** From the first byte (RFC 8314, 3). */
        TLS,
        /** From the server's first answer on, or not at all (RFC 3207). */
        STARTTLS,
        /** Not at all. */
        NONE
    }
}
