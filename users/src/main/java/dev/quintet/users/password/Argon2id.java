package dev.quintet.users.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106), in the string format of the PHC. Each thread keeps its memory for the next
 * hashing: to collect 19 MiB of garbage for each password would stop everybody.
 */
final class Argon2id {
    /** What each hashing thread keeps. */
    static final int BYTES_A_THREAD = 20 * 1024 * 1024;

    // OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX =
            "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(KIBIBYTES, PASSES, LANES);
    private static final Pattern OURS =
            Pattern.compile(Pattern.quote(PREFIX) + "([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<FixedBlockPool> memory = ThreadLocal.withInitial(
            () -> new FixedBlockPool(Argon2BytesGenerator.getBlockCount(KIBIBYTES, LANES)));

    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var encoder = Base64.getEncoder().withoutPadding();
        return PREFIX + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(derive(password, salt));
    }

    /** Whether the hash has our algorithm and parameters. */
    static boolean isOurs(String hash) {
        return OURS.matcher(hash).matches();
    }

    /** False for a hash of other parameters. */
    boolean matches(String password, String hash) {
        var parts = OURS.matcher(hash);
        return parts.matches()
                && MessageDigest.isEqual(
                        Base64.getDecoder().decode(parts.group(2)),
                        derive(password, Base64.getDecoder().decode(parts.group(1))));
    }

    private byte[] derive(String password, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(KIBIBYTES)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .withBlockPool(memory.get())
                .build());
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(password.toCharArray(), hash);
        return hash;
    }
}
