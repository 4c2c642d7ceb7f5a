package dev.quintet.users.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A row of {@code users}. The password hash is read only where it is needed: {@link Credentials}. */
public record User(
        int id, String username, String email, boolean active, boolean admin, Instant createdAt) {
    /** RFC 3339, in UTC, whole seconds: as the API shows it. */
    public String createdAtText() {
        return createdAt.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
