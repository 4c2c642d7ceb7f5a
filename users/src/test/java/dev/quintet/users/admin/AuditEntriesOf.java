package dev.quintet.users.admin;

import dev.quintet.users.Service;
import dev.quintet.users.Service.Person;

import java.sql.SQLException;

/** What the table {@code audit_log} has. */
final class AuditEntriesOf {
    private AuditEntriesOf() {}

    /** What an admin did to somebody, in one session and from this machine. */
    static String user(Service service, int id, Person admin) {
        try (var connection = service.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT coalesce(string_agg(concat_ws(' ', event, detail), ', ' ORDER BY id), '')
                        FROM audit_log WHERE user_id = %d AND actor_id = %d
                        AND host(address) = '127.0.0.1' AND session_id IS NOT NULL
                        AND at > now() - interval '1 hour'""".formatted(id, service.id(admin.email())))) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
