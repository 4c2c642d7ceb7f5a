package dev.quintet.users.account;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.InvalidFields;

import io.micronaut.core.annotation.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the list of users that is requested.
 *
 * @param prefix how the username or the email begins
 * @param counted whether to count all users that match
 */
record PageQuery(
        int limit, Order order, Optional<Cursor> after, Optional<String> prefix, boolean counted) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    /** @throws InvalidFields if a parameter is present but invalid */
    static PageQuery of(
            @Nullable String limit,
            @Nullable String order,
            @Nullable String after,
            @Nullable String q,
            @Nullable String count) {
        var byWhat = order(order);
        return new PageQuery(
                limit(limit),
                byWhat,
                Optional.ofNullable(after).map(text -> cursor(text, byWhat)),
                Optional.ofNullable(q).map(PageQuery::prefix),
                counted(count));
    }

    /** The path of the page that follows this user. */
    String next(User last) {
        var path = new StringBuilder("/users?limit=").append(limit);
        if (order != Order.NEWEST) {
            path.append("&order=").append(order.text());
        }
        prefix.ifPresent(text -> path.append("&q=").append(encode(text)));
        if (counted) {
            path.append("&count=true");
        }
        return path.append("&after=").append(Cursor.of(last, order).text()).toString();
    }

    private static int limit(@Nullable String text) {
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

    private static Order order(@Nullable String text) {
        return text == null
                ? Order.NEWEST
                : Order.parse(text)
                        .orElseThrow(() -> new InvalidFields(
                                "order", "must be newest, oldest, username or email"));
    }

    private static Cursor cursor(String text, Order order) {
        return Cursor.parse(text, order)
                .orElseThrow(() -> new InvalidFields(
                        "after", "must be taken from data.next of the page before"));
    }

    private static String prefix(String text) {
        var fields = new Fields(Map.of("q", text));
        var field = fields.text("q").notBlank().atMost(UserRules.MAX_LENGTH);
        fields.check();
        // As names are stored.
        return Normalizer.normalize(field.value(), Normalizer.Form.NFC);
    }

    private static boolean counted(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidFields("count", "must be true or false");
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
