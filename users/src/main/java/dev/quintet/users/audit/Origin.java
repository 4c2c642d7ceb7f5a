package dev.quintet.users.audit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a request comes from.
 *
 * @param agent what the caller's program calls itself; the caller may lie
 */
public record Origin(InetAddress address, Optional<String> agent) {
    private static final int MAX_AGENT = 200;
    private static final int IPV6_PREFIX_BYTES = 8;

    /** @param userAgent the header (RFC 9110, 10.1.5), null if there is none */
    public static Origin of(InetAddress address, String userAgent) {
        return new Origin(
                address,
                Optional.ofNullable(userAgent)
                        .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.substring(0, Math.min(MAX_AGENT, text.length()))));
    }

    /** Whose limits count: an IPv4 address, or the network of an IPv6 site (RFC 4291, 2.5.4). */
    public String network() {
        return network(address);
    }

    public static String network(InetAddress address) {
        var bytes = address.getAddress();
        return Arrays.toString(
                address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
    }

    /** As PostgreSQL reads it: without the zone of an IPv6 address (RFC 4007, 11). */
    public String addressText() {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
