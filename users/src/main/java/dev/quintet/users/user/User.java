package dev.quintet.users.user;

import java.time.Instant;

/** A row of {@code users}. The password hash is read only where it is needed: {@link Credentials}. */
public record User(int id, String username, String email, boolean active, boolean admin, Instant createdAt) {
}
