package dev.quintet.users.code;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests, which tables hold instead of the secrets themselves. */
public final class Digests {
    private Digests() {}

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
