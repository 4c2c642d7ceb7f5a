package dev.quintet.users.account;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.InvalidFields;

import io.micronaut.core.annotation.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/** What lists take in the query of their address. */
public final class ListParameters {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private ListParameters() {}

    /** @throws InvalidFields if it is no number from 1 to 1000 */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("[0-9]{1,4}")) {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw new InvalidFields("limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }

    /**
     * How names begin, spelled as names are stored.
     *
     * @throws InvalidFields if it is blank or too long
     */
    public static Optional<String> prefix(@Nullable String q) {
        if (q == null) {
            return Optional.empty();
        }
        var fields = new Fields(Map.of("q", q));
        var field = fields.text("q").notBlank().atMost(UserRules.MAX_LENGTH);
        fields.check();
        return Optional.of(Normalizer.normalize(field.value(), Normalizer.Form.NFC));
    }

    /** @throws InvalidFields if it is neither true nor false */
    public static Optional<Boolean> flag(String name, @Nullable String text) {
        return switch (text) {
            case null -> Optional.empty();
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw new InvalidFields(name, "must be true or false");
        };
    }

    public static InvalidFields notAPage() {
        return new InvalidFields("after", "must be taken from data.next of the page before");
    }

    /** As it is in an address (RFC 3986, 2.1). */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
