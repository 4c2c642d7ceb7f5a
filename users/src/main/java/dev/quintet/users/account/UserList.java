package dev.quintet.users.account;

import dev.quintet.service.database.Database;

import io.micronaut.serde.annotation.Serdeable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code users} as a list. A page takes some milliseconds, however many users there are.
 * It is read from an index, or from the limited number of rows that a search reads.
 */
public final class UserList {
    /** A search finds at most this many users by username, and at most this many by email. */
    static final int MAX_FOUND = 1000;
    /**
     * The highest number that is counted exactly. Beyond it, the answer says that there are more.
     */
    static final int MAX_COUNTED = 10_000;

    /**
     * Users whose username or email begins with a text. Each half is ordered and limited like its
     * index, so PostgreSQL always uses that index. In the order of the result, the time would
     * depend on the data: a millisecond or seconds.
     */
    private static final String FOUND =
            """
            (SELECT %1$s FROM users WHERE %3$s
            ORDER BY lower(username) COLLATE "C", id LIMIT %2$d)
            UNION
            (SELECT %1$s FROM users WHERE %4$s
            ORDER BY lower(email) COLLATE "C", id LIMIT %2$d)""".formatted(User.COLUMNS, MAX_FOUND + 1, NamePrefix.OF_USERNAME, NamePrefix.OF_EMAIL);

    private final Database database;

    public UserList(Database database) {
        this.database = database;
    }

    /** The users of the page, and one more if there is another page. */
    List<User> page(PageQuery query) throws SQLException {
        var parameters = prefix(query);
        var follows = "";
        if (query.after().isPresent()) {
            follows = "WHERE " + query.order().follows;
            parameters.add(query.after().get().value());
            parameters.add(query.after().get().id());
        }
        parameters.add(query.limit() + 1);
        var sql = "SELECT %s FROM %s AS found %s ORDER BY %s LIMIT ?"
                .formatted(User.COLUMNS, source(query), follows, query.order().sql);
        return database.query(sql, User::of, parameters.toArray());
    }

    Count count(PageQuery query) throws SQLException {
        var most = query.prefix().isPresent() ? MAX_FOUND : MAX_COUNTED;
        var parameters = prefix(query);
        parameters.add(most + 1);
        var sql = "SELECT count(*) FROM (SELECT FROM %s AS found LIMIT ?) AS counted"
                .formatted(source(query));
        var users = database.queryOne(sql, row -> row.getInt(1), parameters.toArray())
                .orElseThrow();
        return new Count(Math.min(users, most), users <= most);
    }

    private static String source(PageQuery query) {
        return query.prefix().isPresent() ? "(" + FOUND + ")" : "users";
    }

    private static List<Object> prefix(PageQuery query) {
        var parameters = new ArrayList<Object>();
        query.prefix().ifPresent(text -> parameters.addAll(List.of(text, text, text, text)));
        return parameters;
    }

    /** @param exact false if there are more */
    @Serdeable.Serializable
    record Count(int users, boolean exact) {}
}
