package dev.quintet.users.password;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a check takes on this machine, for each kind of hash that is not of our own parameters. A
 * wrong password is answered no sooner than the slowest of them, so that nobody can tell by the time
 * whether an account is there, and which hash it has. Nothing computes meanwhile. See
 * docs/decisions/login-throttle.md.
 */
final class CheckTimes {
    /** So that a check that takes a little longer than those before is no later than the others. */
    private static final double MARGIN = 1.2;
    /** An operator's account with a hash that takes longer than this is told apart. */
    private static final long MAX_NANOS = 15_000_000_000L;

    private final Map<String, Long> nanos = new ConcurrentHashMap<>();

    /** Forgets the kinds that are no longer there. */
    void retain(List<? extends StoredHash> hashes) {
        nanos.keySet().retainAll(hashes.stream().map(StoredHash::toString).toList());
    }

    boolean knows(StoredHash hash) {
        return nanos.containsKey(hash.toString());
    }

    /** Follows at once where checks take longer, up to twice as long, and slowly where they don't. */
    void observe(StoredHash hash, long took) {
        nanos.merge(
                hash.toString(),
                took,
                (known, _) -> Math.clamp(took, known - known / 10, 2 * known));
    }

    long slowest() {
        var slowest = nanos.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.min(MAX_NANOS, (long) (MARGIN * slowest));
    }
}
