package dev.quintet.users.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986, 2.1) in URLs of databases. */
final class PercentEncoding {
    private PercentEncoding() {}

    static String decode(String text) throws MalformedUrl {
        // To URLDecoder, made for forms, a + is a space.
        return decodeForm(text.replace("+", "%2B"));
    }

    /** As pgjdbc decodes parameters. */
    static String decodeForm(String text) throws MalformedUrl {
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0 || decoded.indexOf('\uFFFD') >= 0) {
                throw new MalformedUrl("a URL with a % that stands for no character");
            }
            return decoded;
        } catch (IllegalArgumentException _) {
            throw new MalformedUrl("a URL with a % that is not followed by two hexadecimal digits");
        }
    }
}
