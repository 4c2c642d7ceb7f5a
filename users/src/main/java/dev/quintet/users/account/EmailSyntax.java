package dev.quintet.users.account;

import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/** What an email looks like, not whether it exists. */
final class EmailSyntax {
    /** Without quotes and angle brackets of any script; the apostrophe is neither. */
    private static final Pattern LOCAL_PART =
            Pattern.compile("[^@\"<>\\p{Pi}\\p{Pf}‚„⹂「」『』〝〞〟〈〉《》⟨⟩⟪⟫❬❭❮❯❰❱⦑⦒⧼⧽]+");
    /** Letters, digits and hyphens of any script, no hyphen at an end (RFC 1123, 2.1; RFC 5890). */
    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?");

    private static final int MAX_LABEL = 63;
    private static final int MAX_DOMAIN = 253;

    private EmailSyntax() {}

    static boolean matches(String text) {
        var at = text.lastIndexOf('@');
        return at > 0
                && LOCAL_PART.matcher(compatible(text.substring(0, at))).matches()
                && isDomain(text.substring(at + 1));
    }

    /** Characters of another width, for one, become the usual ones. */
    private static String compatible(String text) {
        return Normalizer.normalize(text, Form.NFKC);
    }

    private static boolean isDomain(String text) {
        var ascii = 0;
        for (var label : text.split("\\.", -1)) {
            var length = isLabel(label) ? asciiLength(label) : 0;
            if (length == 0 || length > MAX_LABEL) {
                return false;
            }
            ascii += length + 1;
        }
        return ascii - 1 <= MAX_DOMAIN;
    }

    /** DNS takes a label for the same as its compatible form, so only that is one (RFC 5892, 2.2). */
    private static boolean isLabel(String text) {
        return LABEL.matcher(text).matches() && compatible(text).equals(text);
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
