package dev.quintet.users.password;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a check takes on this machine, for each kind of hash that is not our own. The answer to
 * a wrong password always takes as long as the slowest kind. So the time shows neither whether an
 * account exists nor which hash it has. The wait uses no CPU. See docs/decisions/login-throttle.md.
 */
final class CheckTimes {
    /** A margin for checks that take a little longer than those before. */
    private static final double MARGIN = 1.2;
    /** An account whose hash takes longer than this can be told from others. */
    private static final long MAX_NANOS = 15_000_000_000L;

    private final Map<String, Long> nanos = new ConcurrentHashMap<>();

    /** Forgets kinds that no user has any more. */
    void retain(List<? extends StoredHash> hashes) {
        nanos.keySet().retainAll(hashes.stream().map(StoredHash::toString).toList());
    }

    boolean knows(StoredHash hash) {
        return nanos.containsKey(hash.toString());
    }

    /** Rises at once when checks take longer, to at most twice the time, and falls slowly. */
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
