package dev.quintet.service.web;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for requests. The first bytes of each are not counted. Normal requests need no more, so
 * they are never refused because others send large ones.
 */
final class BodyMemory {
    /** Reading a body takes several times its size: as bytes, as text, as fields. */
    private static final int SHARE_OF_HEAP = 16;

    static final int FREE_BYTES = 4 * 1024;

    private final AtomicLong left;

    BodyMemory(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    static BodyMemory ofHeap() {
        return new BodyMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @return whether the body may grow */
    boolean grow(int from, int to) {
        var more = charged(to) - charged(from);
        if (left.addAndGet(-more) >= 0) {
            return true;
        }
        left.addAndGet(more);
        return false;
    }

    /** Frees the memory of a body of this size. */
    void release(int bytes) {
        left.addAndGet(charged(bytes));
    }

    private static int charged(int bytes) {
        return Math.max(0, bytes - FREE_BYTES);
    }
}
