package dev.quintet.users.account;

import java.net.IDN;
import java.util.regex.Pattern;

/** What an email looks like, not whether it exists. */
final class EmailSyntax {
    private static final Pattern LOCAL_PART = Pattern.compile("[^@\"“”„«»<>]+");
    /** Letters, digits and hyphens of any script, no hyphen at an end (RFC 1123, 2.1; RFC 5890). */
    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?");

    private static final int MAX_LABEL = 63;
    private static final int MAX_DOMAIN = 253;

    private EmailSyntax() {}

    static boolean matches(String text) {
        var at = text.lastIndexOf('@');
        return at > 0
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && isDomain(text.substring(at + 1));
    }

    private static boolean isDomain(String text) {
        var ascii = 0;
        for (var label : text.split("\\.", -1)) {
            var length = LABEL.matcher(label).matches() ? asciiLength(label) : 0;
            if (length == 0 || length > MAX_LABEL) {
                return false;
            }
            ascii += length + 1;
        }
        return ascii - 1 <= MAX_DOMAIN;
    }

    /** The length in DNS (RFC 3490); 0 if DNS cannot hold it. */
    private static int asciiLength(String label) {
        try {
            return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).length();
        } catch (IllegalArgumentException _) {
            return 0;
        }
    }
}
