package dev.quintet.service.web;

import io.netty.channel.Channel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections there are. Each takes memory, also where nobody sends anything, so those that
 * find no room are closed at once.
 */
final class OpenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    /** An idle one takes 5 KiB; one with a hundred short headers that never end takes 15. */
    private static final int BYTES_OF_HEAP = 32 * 1024;

    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean full = new AtomicBoolean();

    OpenConnections(int most) {
        this.most = most;
    }

    static OpenConnections ofHeap() {
        return new OpenConnections(
                Math.toIntExact(Runtime.getRuntime().maxMemory() / BYTES_OF_HEAP));
    }

    /** Counts this connection until it ends, or closes it. */
    void add(Channel connection) {
        if (open.incrementAndGet() > most) {
            warnOnce();
            connection.close();
        }
        connection.closeFuture().addListener(_ -> remove());
    }

    private void remove() {
        if (open.decrementAndGet() < most / 2) {
            full.set(false);
        }
    }

    private void warnOnce() {
        if (full.compareAndSet(false, true)) {
            LOG.warn(
                    "{} connections are open, which is all that the memory has room for: closing new ones;"
                            + " give the container more memory, or put a gateway in front of it",
                    most);
        }
    }
}
