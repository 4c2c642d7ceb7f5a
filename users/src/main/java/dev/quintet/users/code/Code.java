package dev.quintet.users.code;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What a one-time code was made for.
 *
 * @param email     to which it was mailed
 * @param session   that asked for it, or null
 * @param createdAt when it was asked for
 */
public record Code(
        Purpose purpose, int userId, String email, UUID session, OffsetDateTime createdAt) {}
