package dev.quintet.users.audit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a request comes from.
 *
 * @param agent     what the caller's program calls itself; the caller may lie
 * @param languages that the caller reads, the best first, as {@code de-AT,en}; may be empty
 */
public record Origin(InetAddress address, Optional<String> agent, String languages) {
    private static final int MAX_AGENT = 200;
    private static final int IPV6_PREFIX_BYTES = 8;
    private static final int MAX_LANGUAGES = 5;

    /**
     * @param userAgent      the header (RFC 9110, 10.1.5), null if there is none
     * @param acceptLanguage the header (RFC 9110, 12.5.4), well-formed, or null if there is none
     */
    public static Origin of(InetAddress address, String userAgent, String acceptLanguage) {
        return new Origin(
                address,
                Optional.ofNullable(userAgent)
                        .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.substring(0, Math.min(MAX_AGENT, text.length()))),
                acceptLanguage == null ? "" : languages(acceptLanguage));
    }

    private static String languages(String acceptLanguage) {
        try {
            return LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .limit(MAX_LANGUAGES)
                    .map(LanguageRange::getRange)
                    .collect(Collectors.joining(","));
        } catch (IllegalArgumentException _) {
            // Subtags that are too long, or weights that are none.
            return "";
        }
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
        return text(address);
    }

    static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
