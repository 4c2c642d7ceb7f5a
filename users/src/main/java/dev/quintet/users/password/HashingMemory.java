package dev.quintet.users.password;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;

/**
 * The memory outside the heap that hashings may take at once: what the container has, without the
 * heap and what else the process needs.
 */
final class HashingMemory {
    private static final long MEBIBYTE = 1024L * 1024;
    /** Code, classes, threads, buffers; measured in docs/decisions/argon2.md. */
    private static final long BYTES_OF_THE_REST = 128 * MEBIBYTE;

    private final int kibibytes;
    private final Semaphore free;

    HashingMemory(int kibibytes) {
        this.kibibytes = kibibytes;
        this.free = new Semaphore(kibibytes, true);
    }

    static HashingMemory ofContainer() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new HashingMemory(
                kibibytes(system.getTotalMemorySize(), Runtime.getRuntime().maxMemory()));
    }

    /** Room for one of our own hashings there always is. */
    static int kibibytes(long containerBytes, long heapBytes) {
        var bytes = containerBytes - heapBytes - BYTES_OF_THE_REST;
        return Math.clamp(bytes / 1024, Argon2id.KIBIBYTES, Integer.MAX_VALUE);
    }

    int kibibytes() {
        return kibibytes;
    }

    /** Waits for its memory. */
    <T> T with(int needed, Hashing<T> hashing) throws InterruptedException {
        free.acquire(needed);
        try {
            return hashing.run();
        } finally {
            free.release(needed);
        }
    }

    interface Hashing<T> {
        T run();
    }
}
