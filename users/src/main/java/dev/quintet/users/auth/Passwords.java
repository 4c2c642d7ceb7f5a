package dev.quintet.users.auth;

import dev.quintet.users.http.Refusal;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Hashes and checks passwords: Argon2id for new ones, bcrypt for those of the replaced stack. Hashing is what costs
 * most here, so it runs on as many threads as there are cores, and past a limit of waiting ones it is refused.
 */
public final class Passwords implements AutoCloseable {
    /** Of the cost of a real one; no password leads to it. */
    private static final String HASH_OF_NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    // OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two iterations, one lane.
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final ThreadPoolExecutor workers;

    /** @param maxWaiting how many hashings may wait for a core before more are refused */
    public Passwords(int maxWaiting) {
        var cores = Runtime.getRuntime().availableProcessors();
        workers = new ThreadPoolExecutor(cores, cores, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(maxWaiting),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
    }

    /** @throws Refusal 503 where too many hashings wait already */
    public String hash(String password) {
        return run(() -> argon2.encode(password));
    }

    /** False for a hash of an algorithm that is neither Argon2 nor bcrypt. */
    boolean matches(String password, String hash) {
        return run(() -> switch (hash) {
            case String h when h.startsWith("$argon2id$") -> argon2.matches(password, h);
            case String h when h.matches("\\$2[aby]\\$.*") -> bcrypt.matches(password, h);
            default -> false;
        });
    }

    /** Costs what a wrong password of a user costs, so that a caller cannot tell which emails are known. */
    void matchNobody(String password) {
        matches(password, HASH_OF_NOBODY);
    }

    boolean isOutdated(String hash) {
        return !hash.startsWith("$argon2id$") || argon2.upgradeEncoding(hash);
    }

    /** How many hashings wait for a core. */
    public int waiting() {
        return workers.getQueue().size();
    }

    @Override
    public void close() {
        workers.shutdown();
    }

    private <T> T run(Callable<T> hashing) {
        var task = new FutureTask<>(hashing);
        try {
            workers.execute(task);
            return task.get();
        } catch (RejectedExecutionException _) {
            throw Refusal.unavailable("Too many people are logging in. Please try again.", Duration.ofSeconds(1));
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing", e);
        }
    }
}
