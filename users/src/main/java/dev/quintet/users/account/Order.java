package dev.quintet.users.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a list of users is ordered. Each order has an index, so every page costs the same. */
public enum Order {
    NEWEST("created_at DESC, id DESC", "(created_at, id) < (?, ?)"),
    OLDEST("created_at, id", "(created_at, id) > (?, ?)"),
    USERNAME(
            "lower(username) COLLATE \"C\", id",
            "(lower(username) COLLATE \"C\", id) > (lower(?) COLLATE \"C\", ?)"),
    EMAIL(
            "lower(email) COLLATE \"C\", id",
            "(lower(email) COLLATE \"C\", id) > (lower(?) COLLATE \"C\", ?)");

    /** What {@code ORDER BY} takes. */
    public final String sql;

    /**
     * Whether a row comes after a {@link Cursor}. The two values of the cursor are the parameters.
     */
    public final String follows;

    Order(String sql, String follows) {
        this.sql = sql;
        this.follows = follows;
    }

    static Optional<Order> parse(String text) {
        return Arrays.stream(values())
                .filter(order -> order.text().equals(text))
                .findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
