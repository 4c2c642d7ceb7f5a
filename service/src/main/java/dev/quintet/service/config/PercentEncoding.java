package dev.quintet.service.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986, 2.1) in database URLs. */
final class PercentEncoding {
    private PercentEncoding() {}

    static String decode(String text) throws MalformedUrl {
        // URLDecoder is made for forms, and reads a + as a space.
        return decodeForm(text.replace("+", "%2B"));
    }

    /** Decodes like pgjdbc decodes parameters. */
    static String decodeForm(String text) throws MalformedUrl {
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0 || decoded.indexOf('\uFFFD') >= 0) {
                throw new MalformedUrl("a URL with a % that does not encode a character");
            }
            return decoded;
        } catch (IllegalArgumentException _) {
            throw new MalformedUrl("a URL with a % that is not followed by two hexadecimal digits");
        }
    }
}
