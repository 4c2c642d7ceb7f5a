package dev.quintet.service.ops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes lines to a channel ten times a second and at the end. A write for every line wakes whoever
 * reads it, in a container the engine and its shim, which costs more than the request did.
 *
 * <p>A write may fail, as where a disk is full. Its lines are lost, and a later line says how many.
 */
final class LineWriter {
    private static final int MAX_WAITING_BYTES = 64 * 1024;
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final WritableByteChannel channel;
    private final Notice notice;
    /** The one thread that writes, because an interrupt of any other would close the channel. */
    private final Thread thread = Thread.ofPlatform().name("log").daemon().unstarted(this::run);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    /** What the channel has yet to take of the lines that it took in part. */
    private byte[] rest = {};

    private boolean insideLine;
    private long lost;
    private String reason = "";

    LineWriter(WritableByteChannel channel, Notice notice) {
        this.channel = channel;
        this.notice = notice;
    }

    void start() {
        thread.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::flush));
    }

    /** Waits where lines come faster than the channel takes them. */
    void add(byte[] line) {
        lock.lock();
        try {
            while (waiting.size() >= MAX_WAITING_BYTES) {
                room.awaitUninterruptibly();
            }
            waiting.writeBytes(line);
            if (waiting.size() >= MAX_WAITING_BYTES) {
                LockSupport.unpark(thread);
            }
        } finally {
            lock.unlock();
        }
    }

    void flush() {
        synchronized (channel) {
            var output = new ByteArrayOutputStream();
            output.writeBytes(rest);
            if (lost > 0) {
                output.writeBytes(notice.of(lost, reason));
            }
            // A channel that takes nothing, and does not fail, is waited for.
            if (rest.length < MAX_WAITING_BYTES) {
                output.writeBytes(take());
            }
            write(output.toByteArray());
        }
    }

    private void run() {
        while (true) {
            LockSupport.parkNanos(this, PERIOD.toNanos());
            flush();
        }
    }

    private byte[] take() {
        lock.lock();
        try {
            var taken = waiting.toByteArray();
            waiting.reset();
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] output) {
        var buffer = ByteBuffer.wrap(output);
        var kept = output.length;
        try {
            while (buffer.hasRemaining() && channel.write(buffer) > 0) {
                // Until it has taken all, or takes no more for now.
            }
        } catch (IOException e) {
            reason = e.getMessage();
            kept = endOfLine(output, buffer.position());
        }
        if (lost > 0) {
            // The notice is no line of the log, and stands after the rest.
            lost = kept > rest.length ? 0 : lost - 1;
        }
        lost += lines(output, kept);
        insideLine = isInsideLine(output, buffer.position());
        rest = Arrays.copyOfRange(output, buffer.position(), kept);
    }

    /** Where a line ends that was taken in part: it has to become whole. */
    private int endOfLine(byte[] output, int from) {
        var end = from;
        while (isInsideLine(output, end)) {
            end++;
        }
        return end;
    }

    private boolean isInsideLine(byte[] output, int at) {
        return at == 0 ? insideLine : output[at - 1] != '\n';
    }

    private static long lines(byte[] output, int from) {
        var lines = 0L;
        for (var at = from; at < output.length; at++) {
            lines += output[at] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** The line that says that lines were lost. */
    interface Notice {
        byte[] of(long lines, String reason);
    }
}
