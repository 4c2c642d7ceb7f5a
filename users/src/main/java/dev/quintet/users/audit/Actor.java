package dev.quintet.users.audit;

import java.util.UUID;

/**
 * Who does something to an account.
 *
 * @param session that they do it in, or null
 */
public record Actor(int userId, UUID session, Origin origin) {}
