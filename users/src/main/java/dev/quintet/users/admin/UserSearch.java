package dev.quintet.users.admin;

import dev.quintet.service.database.Database;
import dev.quintet.service.database.Statements;
import dev.quintet.users.account.NamePrefix;
import dev.quintet.users.account.Order;
import dev.quintet.users.account.User;

import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds users, newest first. What begins few names is read from the indexes of names, as a whole; what
 * begins many is met soon in the order of the result. Either takes some milliseconds, but for names
 * that many have and nobody has had for long: then the time limit ends it.
 */
@Singleton
final class UserSearch {
    /** So many usernames, and as many emails, are sorted in a few milliseconds. */
    private static final int FEW = 2500;

    private static final String COLUMNS = User.COLUMNS + ", email_verified_at";

    /** Ordered like their indexes, so that PostgreSQL always uses them. */
    private static final String USERNAMES =
            "FROM users WHERE %s ORDER BY %s".formatted(NamePrefix.OF_USERNAME, Order.USERNAME.sql);

    private static final String EMAILS =
            "FROM users WHERE %s ORDER BY %s".formatted(NamePrefix.OF_EMAIL, Order.EMAIL.sql);

    private static final String ARE_MORE_THAN_FEW =
            "SELECT EXISTS (SELECT %2$s OFFSET %1$d) OR EXISTS (SELECT %3$s OFFSET %1$d)"
                    .formatted(FEW, USERNAMES, EMAILS);

    private static final String FOUND =
            "((SELECT %2$s %3$s LIMIT %1$d) UNION (SELECT %2$s %4$s LIMIT %1$d)) AS found"
                    .formatted(FEW, COLUMNS, USERNAMES, EMAILS);

    private final Database database;

    UserSearch(Database database) {
        this.database = database;
    }

    /**
     * The users of the page, and one more if there is another page.
     *
     * @throws SQLException also if it takes longer than five seconds
     */
    List<UserDetails> page(SearchQuery query) throws SQLException {
        return database.transaction(transaction -> {
            transaction.update("SET LOCAL statement_timeout = '5s'");
            return page(transaction, query);
        });
    }

    private static List<UserDetails> page(Statements transaction, SearchQuery query)
            throws SQLException {
        var parameters = new ArrayList<Object>();
        var conditions = new ArrayList<String>();
        var source = "users";
        if (query.isForId()) {
            conditions.add("id = ?");
            parameters.add(User.parseId(query.q().orElseThrow()).orElse(-1));
        } else if (query.q().isPresent()) {
            var text = query.q().get();
            parameters.addAll(List.of(text, text, text, text));
            var many = transaction
                    .queryOne(ARE_MORE_THAN_FEW, row -> row.getBoolean(1), parameters.toArray())
                    .orElseThrow();
            if (many) {
                conditions.add("(%s OR %s)".formatted(NamePrefix.OF_USERNAME, NamePrefix.OF_EMAIL));
            } else {
                source = FOUND;
            }
        }
        filter(query, conditions);
        if (query.after().isPresent()) {
            conditions.add(Order.NEWEST.follows);
            parameters.add(query.after().get().value());
            parameters.add(query.after().get().id());
        }
        parameters.add(query.limit() + 1);
        return transaction.query(
                details(source, conditions, "ORDER BY %s LIMIT ?".formatted(Order.NEWEST.sql)),
                UserDetails::of,
                parameters.toArray());
    }

    /** As the indexes users_admins and users_inactive have them. */
    private static void filter(SearchQuery query, List<String> conditions) {
        query.active().ifPresent(active -> conditions.add(active ? "active" : "NOT active"));
        query.admin().ifPresent(admin -> conditions.add(admin ? "admin" : "NOT admin"));
        query.verified()
                .ifPresent(verified ->
                        conditions.add("email_verified_at IS " + (verified ? "NOT NULL" : "NULL")));
    }

    static Optional<UserDetails> find(Statements statements, int id) throws SQLException {
        return statements.queryOne(details("users", List.of("id = ?"), ""), UserDetails::of, id);
    }

    private static String details(String source, List<String> conditions, String rest) {
        return """
                SELECT %1$s, (SELECT max(seen_at) FROM sessions WHERE user_id = page.id) AS seen_at
                FROM (SELECT %1$s FROM %2$s %3$s %4$s) AS page ORDER BY %5$s""".formatted(
                        COLUMNS,
                        source,
                        conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions),
                        rest,
                        Order.NEWEST.sql);
    }
}
