package dev.quintet.users.admin;

import dev.quintet.service.database.Database;

import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the table {@code audit_log}, newest first. Every page is read from an index. */
@Singleton
final class AuditEntries {
    private final Database database;

    AuditEntries(Database database) {
        this.database = database;
    }

    /** The entries of the page, and one more if there is another page. */
    List<AuditEntry> page(AuditQuery query) throws SQLException {
        var parameters = new ArrayList<Object>();
        var conditions = new ArrayList<>(List.of("true"));
        query.user().ifPresent(user -> {
            conditions.add("user_id = ?");
            parameters.add(user);
        });
        query.event().ifPresent(event -> {
            conditions.add("event = ?");
            parameters.add(event.word());
        });
        query.after().ifPresent(after -> {
            conditions.add("id < ?");
            parameters.add(after);
        });
        parameters.add(query.limit() + 1);
        var sql = """
                SELECT page.id, at, event, actor_id, actors.username AS actor,
                    user_id, users.username AS user_name, host(address) AS address,
                    ARRAY(SELECT jsonb_array_elements_text(coalesce(detail, '[]'))) AS fields
                FROM (
                    SELECT * FROM audit_log WHERE %s ORDER BY id DESC LIMIT ?) AS page
                LEFT JOIN users ON users.id = user_id
                LEFT JOIN users AS actors ON actors.id = actor_id
                ORDER BY page.id DESC""".formatted(String.join(" AND ", conditions));
        return database.query(sql, AuditEntry::of, parameters.toArray());
    }
}
