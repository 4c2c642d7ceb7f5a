package dev.quintet.users.login;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tables hold digests of what nobody must read in them. */
final class Digests {
    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
