package dev.quintet.users.password;

import java.security.SecureRandom;

/** How new passwords are hashed. docs/decisions/argon2.md says why. */
final class Argon2id {
    // OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
    static final int KIBIBYTES = 19 * 1024;
    static final int PASSES = 2;
    static final int LANES = 1;
    static final String PREFIX =
            "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(KIBIBYTES, PASSES, LANES);
    /** Costs as much as a real hash. No password matches it. */
    static final String DUMMY = PREFIX + "A".repeat(22) + "$" + "A".repeat(43);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Libargon2 library;

    Argon2id(Libargon2 library) {
        this.library = library;
    }

    String hash(byte[] password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return library.hash(PASSES, KIBIBYTES, LANES, password, salt, HASH_BYTES);
    }
}
