package dev.quintet.users.database;

import dev.quintet.service.database.MigrationFailure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Checks whether an existing table {@code users} can be adopted, before anything changes. It only
 * reads.
 */
final class Adoption {
    private static final List<String> COLUMNS =
            List.of("id", "username", "email", "password", "active", "admin", "created_at");
    /** At most this many duplicates are named in the one line of the message. */
    private static final int NAMED = 10;

    private Adoption() {}

    /** @throws MigrationFailure if it cannot be adopted */
    static void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var table = statement.executeQuery("""
                SELECT relkind::text, pg_has_role(relowner, 'USAGE'), current_user, pg_get_userbyid(relowner)
                FROM pg_class WHERE oid = to_regclass('users')""")) {
            if (!table.next()) {
                return;
            }
            if (!table.getString(1).equals("r")) {
                throw new MigrationFailure(
                        "the database has a 'users' that is not a table: rename it, then migrate again");
            }
            if (!table.getBoolean(2)) {
                throw new MigrationFailure(
                        "the table users belongs to %2$s, not to %1$s: run ALTER TABLE users OWNER TO %1$s, then migrate again"
                                .formatted(table.getString(3), table.getString(4)));
            }
        }
        checkColumns(connection);
        checkEmails(connection);
    }

    private static void checkColumns(Connection connection) throws SQLException {
        var missing = new TreeSet<>(COLUMNS);
        try (var statement = connection.createStatement();
                var names = statement.executeQuery("""
                SELECT attname FROM pg_attribute
                WHERE attrelid = to_regclass('users') AND attnum > 0 AND NOT attisdropped""")) {
            while (names.next()) {
                missing.remove(names.getString(1));
            }
        }
        if (!missing.isEmpty()) {
            throw new MigrationFailure(
                    "the table users is of another kind, it has no %s: rename it, then migrate again"
                            .formatted(String.join(", ", missing)));
        }
    }

    /** Reads the whole table, with a lock that blocks neither reads nor writes. */
    private static void checkEmails(Connection connection) throws SQLException {
        var clashes = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                SELECT string_agg(email || ' (id ' || id || ')', ', ' ORDER BY id)
                FROM users GROUP BY lower(email) HAVING count(*) > 1 ORDER BY min(id) LIMIT %d""".formatted(NAMED + 1))) {
            while (rows.next()) {
                clashes.add(rows.getString(1));
            }
        }
        if (clashes.isEmpty()) {
            return;
        }
        var more = clashes.size() > NAMED;
        throw new MigrationFailure(
                "emails that differ only in case: %s%s: rename or remove all but one of each, then migrate again"
                        .formatted(
                                String.join(
                                        "; ", clashes.subList(0, Math.min(NAMED, clashes.size()))),
                                more ? "; and more" : ""));
    }
}
