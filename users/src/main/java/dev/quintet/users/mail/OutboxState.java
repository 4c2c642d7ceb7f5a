package dev.quintet.users.mail;

import dev.quintet.service.database.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Whether mail goes out.
 *
 * @param waiting         to be sent; {@code failed} are given up
 * @param oldestWaitingAt since when the first of them waits
 * @param lastError       of the newest mail that was tried in vain. It may name an address.
 */
public record OutboxState(
        int waiting, int failed, Optional<Instant> oldestWaitingAt, Optional<String> lastError) {
    public static OutboxState of(Database database) throws SQLException {
        var sql = """
                SELECT count(*) FILTER (WHERE NOT failed) AS waiting,
                    count(*) FILTER (WHERE failed) AS failed,
                    min(created_at) FILTER (WHERE NOT failed) AS oldest_waiting_at,
                    (SELECT last_error FROM mail_outbox WHERE last_error IS NOT NULL
                        ORDER BY id DESC LIMIT 1) AS last_error
                FROM mail_outbox""";
        return database.queryOne(sql, OutboxState::of).orElseThrow();
    }

    private static OutboxState of(ResultSet row) throws SQLException {
        return new OutboxState(
                row.getInt("waiting"),
                row.getInt("failed"),
                Optional.ofNullable(row.getObject("oldest_waiting_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("last_error")));
    }
}
