package dev.quintet.users.password;

import dev.quintet.users.web.ApiException;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and checks passwords: Argon2id for new ones, bcrypt for those of the replaced stack.
 * Hashing costs most here, so it runs on no more threads than cores, and past a limit of waiting
 * ones it is refused.
 */
public final class PasswordHasher implements AutoCloseable {
    /** Costs what a real one costs; no password matches it. */
    private static final String DUMMY_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** Heap for everything but hashing. */
    private static final int BYTES_OF_THE_REST = 40 * 1024 * 1024;

    private final Argon2id argon2 = new Argon2id();
    /** For hashes with other parameters than ours. */
    private final Argon2PasswordEncoder foreignArgon2 =
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final ThreadPoolExecutor workers;

    /** @param maxWaiting how many hashings may wait for a core before more are refused */
    public PasswordHasher(int maxWaiting) {
        var threads = threads(
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
        workers = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(maxWaiting),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
    }

    /** @throws ApiException 503 where too many hashings wait already */
    public String hash(String password) {
        return run(() -> argon2.hash(password));
    }

    /** False for a hash of an algorithm that is neither Argon2 nor bcrypt. */
    public boolean matches(String password, String hash) {
        return run(() -> switch (hash) {
            case String h when Argon2id.isOurs(h) -> argon2.matches(password, h);
            case String h when h.startsWith("$argon2id$") -> foreignArgon2.matches(password, h);
            case String h when h.matches("\\$2[aby]\\$.*") -> bcrypt.matches(password, h);
            default -> false;
        });
    }

    /** Costs what a wrong password costs, so that a caller cannot tell which emails are known. */
    public void matchDummy(String password) {
        matches(password, DUMMY_HASH);
    }

    public boolean needsRehash(String hash) {
        return !Argon2id.isOurs(hash);
    }

    /** How many hashings wait for a core. */
    public int waiting() {
        return workers.getQueue().size();
    }

    @Override
    public void close() {
        workers.shutdown();
    }

    /** As many as there are cores, and as the heap has room for. */
    static int threads(int cores, long heapBytes) {
        return Math.clamp((heapBytes - BYTES_OF_THE_REST) / Argon2id.BYTES_A_THREAD, 1, cores);
    }

    private <T> T run(Callable<T> hashing) {
        var task = new FutureTask<>(hashing);
        try {
            workers.execute(task);
            return task.get();
        } catch (RejectedExecutionException _) {
            throw ApiException.unavailable(
                    "Too many people are logging in. Please try again.", Duration.ofSeconds(1));
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing", e);
        }
    }
}
