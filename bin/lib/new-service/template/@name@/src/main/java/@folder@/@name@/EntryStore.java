package @package@.@name@;

import @package@.service.database.Database;
import @package@.service.database.Schema;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The table {@code entries}. */
final class EntryStore {
    static final Schema SCHEMA = Schema.of("@name@", "entries", "V1__entries.sql");

    private final Database database;

    EntryStore(Database database) {
        this.database = database;
    }

    /** The newest hundred of a user, the newest first. */
    List<Entry> newestOf(int userId) throws SQLException {
        var sql = """
                SELECT id, text, created_at FROM @name@_service.entries
                WHERE user_id = ? ORDER BY id DESC LIMIT 100""";
        return database.query(
                sql,
                row -> new Entry(
                        row.getLong("id"),
                        row.getString("text"),
                        row.getObject("created_at", OffsetDateTime.class)
                                .toInstant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()),
                userId);
    }

    void add(int userId, String text) throws SQLException {
        database.update(
                "INSERT INTO @name@_service.entries (user_id, text) VALUES (?, ?)", userId, text);
    }
}
