package dev.quintet.users.account;

import dev.quintet.users.validation.InvalidFields;

import io.micronaut.core.annotation.Nullable;

import java.util.Optional;

/** Which part of the list of users is asked for. */
record PageQuery(int limit, Optional<Cursor> after) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    /** @throws InvalidFields where a parameter that is there cannot be used */
    static PageQuery of(@Nullable String limit, @Nullable String after) {
        return new PageQuery(limit(limit), Optional.ofNullable(after).map(PageQuery::cursor));
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

    private static Cursor cursor(String text) {
        return Cursor.parse(text)
                .orElseThrow(() -> new InvalidFields(
                        "after", "must be taken from data.next of the page before"));
    }
}
