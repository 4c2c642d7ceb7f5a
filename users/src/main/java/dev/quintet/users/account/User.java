package dev.quintet.users.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/** A row of {@code users}, without its password hash. Only a login reads that. */
public record User(
        int id, String username, String email, boolean active, boolean admin, Instant createdAt) {
    /** What {@link #of} reads. */
    public static final String COLUMNS = "id, username, email, active, admin, created_at";

    private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    public static User of(ResultSet row) throws SQLException {
        return new User(
                row.getInt("id"),
                row.getString("username"),
                row.getString("email"),
                row.getBoolean("active"),
                row.getBoolean("admin"),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    /** Empty if the text cannot be the id of a user. */
    public static OptionalInt parseId(String text) {
        try {
            return text.matches("[0-9]+")
                    ? OptionalInt.of(Integer.parseInt(text))
                    : OptionalInt.empty();
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    /**
     * The API's format: RFC 3339, in UTC, whole seconds. PostgreSQL also has times that RFC 3339
     * cannot express.
     */
    public String createdAtText() {
        var time = createdAt.isBefore(FIRST_TIME)
                ? FIRST_TIME
                : createdAt.isAfter(LAST_TIME) ? LAST_TIME : createdAt;
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
