package dev.quintet.users.audit;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a request comes from.
 *
 * @param agent what the caller's program calls itself; the caller may lie
 */
public record Origin(InetAddress address, Optional<String> agent) {
    private static final int MAX_AGENT = 200;

    /** @param userAgent the header (RFC 9110, 10.1.5), null if there is none */
    public static Origin of(InetAddress address, String userAgent) {
        return new Origin(
                address,
                Optional.ofNullable(userAgent)
                        .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.substring(0, Math.min(MAX_AGENT, text.length()))));
    }

    /** As PostgreSQL reads it: without the zone of an IPv6 address (RFC 4007, 11). */
    public String addressText() {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
