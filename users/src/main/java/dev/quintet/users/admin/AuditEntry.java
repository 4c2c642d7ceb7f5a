package dev.quintet.users.admin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A row of {@code audit_log}.
 *
 * @param actor  who did it, by the name of today; null if nobody has the id any more
 * @param user   to whom, likewise
 * @param fields the names of what changed
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record AuditEntry(
        long id,
        String at,
        String event,
        @Nullable Integer actorId,
        @Nullable String actor,
        @Nullable Integer userId,
        @Nullable String user,
        @Nullable String address,
        List<String> fields) {
    static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class)
                        .toInstant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                row.getString("event"),
                row.getObject("actor_id", Integer.class),
                row.getString("actor"),
                row.getObject("user_id", Integer.class),
                row.getString("user_name"),
                row.getString("address"),
                List.of((String[]) row.getArray("fields").getArray()));
    }
}
