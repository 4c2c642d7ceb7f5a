package dev.quintet.users.account;

import dev.quintet.service.validation.InvalidFields;

import io.micronaut.core.annotation.Nullable;

import java.util.Optional;

/**
 * The part of the list of users that is requested.
 *
 * @param prefix how the username or the email begins
 * @param counted whether to count all users that match
 */
record PageQuery(
        int limit, Order order, Optional<Cursor> after, Optional<String> prefix, boolean counted) {
    /** @throws InvalidFields if a parameter is present but invalid */
    static PageQuery of(
            @Nullable String limit,
            @Nullable String order,
            @Nullable String after,
            @Nullable String q,
            @Nullable String count) {
        var byWhat = order(order);
        return new PageQuery(
                ListParameters.limit(limit),
                byWhat,
                Optional.ofNullable(after).map(text -> cursor(text, byWhat)),
                ListParameters.prefix(q),
                ListParameters.flag("count", count).orElse(false));
    }

    /** The path of the page that follows this user. */
    String next(User last) {
        var path = new StringBuilder("/users?limit=").append(limit);
        if (order != Order.NEWEST) {
            path.append("&order=").append(order.text());
        }
        prefix.ifPresent(text -> path.append("&q=").append(ListParameters.encode(text)));
        if (counted) {
            path.append("&count=true");
        }
        return path.append("&after=").append(Cursor.of(last, order).text()).toString();
    }

    private static Order order(@Nullable String text) {
        return text == null
                ? Order.NEWEST
                : Order.parse(text)
                        .orElseThrow(() -> new InvalidFields(
                                "order", "must be newest, oldest, username or email"));
    }

    private static Cursor cursor(String text, Order order) {
        return Cursor.parse(text, order).orElseThrow(ListParameters::notAPage);
    }
}
