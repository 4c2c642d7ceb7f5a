package dev.quintet.users.session;

import dev.quintet.users.audit.Origin;

import java.time.Instant;
import java.util.UUID;

/**
 * A session that is to begin.
 *
 * @param tokenDigest of its one token, as in {@code revoked_tokens}
 */
public record NewSession(
        UUID id, int userId, byte[] tokenDigest, Instant expiresAt, Origin origin) {}
