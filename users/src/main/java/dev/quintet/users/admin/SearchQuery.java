package dev.quintet.users.admin;

import dev.quintet.service.validation.InvalidFields;
import dev.quintet.users.account.Cursor;
import dev.quintet.users.account.ListParameters;
import dev.quintet.users.account.Order;
import dev.quintet.users.account.User;

import io.micronaut.core.annotation.Nullable;

import java.util.Optional;

/**
 * What an admin looks for.
 *
 * @param q an id, or how the username or the email begins
 */
record SearchQuery(
        int limit,
        Optional<Cursor> after,
        Optional<String> q,
        Optional<Boolean> active,
        Optional<Boolean> admin,
        Optional<Boolean> verified) {
    /** @throws InvalidFields if a parameter is present but invalid */
    static SearchQuery of(
            @Nullable String limit,
            @Nullable String after,
            @Nullable String q,
            @Nullable String active,
            @Nullable String admin,
            @Nullable String verified) {
        return new SearchQuery(
                ListParameters.limit(limit),
                Optional.ofNullable(after)
                        .map(text -> Cursor.parse(text, Order.NEWEST)
                                .orElseThrow(ListParameters::notAPage)),
                ListParameters.prefix(q),
                ListParameters.flag("active", active),
                ListParameters.flag("admin", admin),
                ListParameters.flag("verified", verified));
    }

    boolean isForId() {
        return q.isPresent() && q.get().matches("[0-9]+");
    }

    /** The path of the page that follows this user. */
    String next(User last) {
        var path = new StringBuilder("/users/search?limit=").append(limit);
        q.ifPresent(text -> path.append("&q=").append(ListParameters.encode(text)));
        active.ifPresent(flag -> path.append("&active=").append(flag));
        admin.ifPresent(flag -> path.append("&admin=").append(flag));
        verified.ifPresent(flag -> path.append("&verified=").append(flag));
        return path.append("&after=")
                .append(Cursor.of(last, Order.NEWEST).text())
                .toString();
    }
}
