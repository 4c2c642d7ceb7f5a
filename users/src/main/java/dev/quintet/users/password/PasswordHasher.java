package dev.quintet.users.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

import dev.quintet.service.web.ApiException;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Hashes and checks passwords: Argon2id for new ones, bcrypt for those of the replaced stack.
 * Hashing is what costs most in this service. So it uses at most one thread a core and the memory
 * that is available, and is refused if too many already wait.
 */
public final class PasswordHasher implements AutoCloseable {
    private static final StoredHash.Argon2 DUMMY =
            (StoredHash.Argon2) StoredHash.parse(Argon2id.DUMMY, Argon2id.KIBIBYTES);
    /**
     * Used to estimate the time of slower ones: long enough to measure, short enough for the start.
     */
    private static final StoredHash.Bcrypt SAMPLE_OF_BCRYPT =
            new StoredHash.Bcrypt("$2b$08$" + ".".repeat(53), 8);

    private static final BCrypt.Verifyer BCRYPT =
            BCrypt.verifyer(null, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));

    private final Libargon2 libargon2 = new Libargon2(Libargon2.NAMES);
    private final Argon2id argon2id = new Argon2id(libargon2);
    private final HashingMemory memory;
    private final CheckTimes times = new CheckTimes();
    private final AtomicLong unusable = new AtomicLong();
    private final ThreadPoolExecutor workers;

    /** @param maxWaiting how many hash computations may wait for a core; more are refused */
    public PasswordHasher(int maxWaiting) {
        this(maxWaiting, HashingMemory.ofContainer());
    }

    PasswordHasher(int maxWaiting, HashingMemory memory) {
        this.memory = memory;
        var threads = Runtime.getRuntime().availableProcessors();
        workers = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(maxWaiting),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
    }

    /** @throws ApiException 503 if too many hash computations already wait */
    public String hash(String password) {
        return run(() ->
                memory.with(Argon2id.KIBIBYTES, () -> argon2id.hash(bytes(normalized(password)))));
    }

    /**
     * @param stored empty for an unknown account; its check takes as long as a real one
     * @throws ApiException 503 if too many hash computations already wait
     */
    public Check check(String password, Optional<String> stored) {
        var hash =
                stored.map(text -> StoredHash.parse(text, memory.kibibytes())).orElse(DUMMY);
        return run(() -> check(password, hash));
    }

    /**
     * Measures how long a check of each other kind of hash takes here.
     *
     * @param samples one hash of each kind
     */
    public void expect(List<String> samples) {
        var hashes = samples.stream()
                .map(sample -> StoredHash.parse(sample, memory.kibibytes()))
                .filter(hash -> !(hash instanceof StoredHash.Unusable))
                .toList();
        times.retain(hashes);
        for (var hash : hashes) {
            if (!times.knows(hash)) {
                var sample = hash instanceof StoredHash.Bcrypt ? SAMPLE_OF_BCRYPT : DUMMY;
                times.observe(hash, (long) (nanos(sample) * hash.work() / sample.work()));
            }
        }
    }

    /** How many hash computations wait for a core. */
    public int waiting() {
        return workers.getQueue().size();
    }

    /** How many checks found an unusable hash. */
    public long unusable() {
        return unusable.get();
    }

    @Override
    public void close() {
        workers.shutdown();
    }

    private Check check(String password, StoredHash hash) throws InterruptedException {
        var candidates = candidates(password);
        var began = System.nanoTime();
        var reason = Optional.<String>empty();
        var matching = Optional.<String>empty();
        if (hash instanceof StoredHash.Unusable(var why)) {
            reason = Optional.of(why);
        } else {
            try {
                for (var candidate : candidates) {
                    if (matching.isEmpty() && matches(candidate, hash)) {
                        matching = Optional.of(candidate);
                    }
                }
            } catch (IllegalArgumentException e) {
                reason = Optional.of(e.getMessage());
            }
        }
        if (reason.isPresent()) {
            unusable.incrementAndGet();
            for (var candidate : candidates) {
                matches(candidate, DUMMY);
            }
        }
        return new Check(
                matching.isPresent(),
                !isOurs(hash) || !matching.equals(Optional.of(candidates.getFirst())),
                reason,
                began + candidates.size() * times.slowest());
    }

    private boolean matches(String password, StoredHash hash) throws InterruptedException {
        var began = System.nanoTime();
        var matches = compute(password, hash);
        if (!isOurs(hash)) {
            times.observe(hash, System.nanoTime() - began);
        }
        return matches;
    }

    private boolean compute(String password, StoredHash hash) throws InterruptedException {
        return memory.with(hash.kibibytes(), () -> switch (hash) {
            case StoredHash.Argon2 argon2 ->
                libargon2.matches(argon2.type(), argon2.text(), bytes(password));
            case StoredHash.Bcrypt bcrypt ->
                BCRYPT.verify(bytes(password), bytes(bcrypt.text())).verified;
            case StoredHash.Unusable _ -> false;
        });
    }

    private static boolean isOurs(StoredHash hash) {
        return hash instanceof StoredHash.Argon2 argon2 && argon2.isOurs();
    }

    private long nanos(StoredHash sample) {
        return run(() -> {
            // The first check includes compilation.
            compute("", sample);
            var began = System.nanoTime();
            compute("", sample);
            return System.nanoTime() - began;
        });
    }

    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * The normalized password, which is hashed today, and the password as typed, from which older
     * hashes were made.
     */
    private static List<String> candidates(String password) {
        return Stream.of(normalized(password), password).distinct().toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T run(Callable<T> hashing) {
        var task = new FutureTask<>(hashing);
        try {
            workers.execute(task);
            return task.get();
        } catch (RejectedExecutionException _) {
            throw busy();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Libargon2.NoMemory
                    ? busy()
                    : new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing", e);
        }
    }

    private static ApiException busy() {
        return ApiException.unavailable(
                "Too many people are logging in. Please try again.", Duration.ofSeconds(1));
    }
}
