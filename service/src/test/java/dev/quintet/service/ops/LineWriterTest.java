package dev.quintet.service.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;

class LineWriterTest {
    private final Disk disk = new Disk();
    private final LineWriter lines = writer(disk);

    @Test
    void goesOnAfterAWriteThatFailed() {
        disk.free = 0;
        add("lost 1", "lost 2");
        lines.flush();
        add("lost 3");
        lines.flush();

        disk.free = Integer.MAX_VALUE;
        add("after");
        lines.flush();

        assertEquals("3 lost: disk full\nafter\n", disk.text());
    }

    @Test
    void saysWhatWasLostAlsoWhereNothingFollows() {
        disk.free = 0;
        add("lost");
        lines.flush();

        disk.free = Integer.MAX_VALUE;
        lines.flush();
        lines.flush();

        assertEquals("1 lost: disk full\n", disk.text());
    }

    /** Wherever the disk is full, each line is whole, and all are there or counted. */
    @Test
    void neverLeavesHalfALine() {
        for (var first = 0; first < 60; first++) {
            for (var second = 0; second < 60; second++) {
                var disk = new Disk();
                var lines = writer(disk);
                for (var free : new int[] {first, second, Integer.MAX_VALUE}) {
                    disk.free = free;
                    for (var i = 0; i < 5; i++) {
                        lines.add("line\n".getBytes(StandardCharsets.UTF_8));
                    }
                    lines.flush();
                }

                var seen = 0;
                for (var line : disk.text().lines().toList()) {
                    if (line.equals("line")) {
                        seen++;
                    } else {
                        assertTrue(line.matches("\\d+ lost: disk full"), disk::text);
                        seen += Integer.parseInt(line.split(" ")[0]);
                    }
                }
                assertEquals(15, seen, disk.text());
            }
        }
    }

    @Test
    void keepsWhatAChannelTakesLater() {
        disk.blocked = true;
        add("one", "two");
        lines.flush();
        add("three");
        lines.flush();

        disk.blocked = false;
        lines.flush();

        assertEquals("one\ntwo\nthree\n", disk.text());
    }

    @Test
    void waitsForAChannelThatIsSlowerThanItsCallers() throws Exception {
        disk.blocked = true;
        var line = "x".repeat(1024);
        var caller = new FutureTask<>(
                () -> {
                    for (var i = 0; i < 1000; i++) {
                        add(line);
                    }
                },
                null);
        var thread = Thread.ofPlatform().start(caller);
        Eventually.holds("the caller waits", () -> thread.getState() == Thread.State.WAITING);
        thread.interrupt();

        disk.blocked = false;
        lines.start();

        caller.get();
        lines.flush();
        assertEquals(1000, disk.text().lines().count());
    }

    @Test
    void countsWhatADiskThatIsFullDidNotTake() throws IOException {
        try (var full = new FileOutputStream("/dev/full").getChannel()) {
            var device = new Disk(full);
            var lines = writer(device);
            lines.add("lost\n".getBytes(StandardCharsets.UTF_8));
            lines.flush();

            device.target = null;
            lines.flush();

            assertEquals("1 lost: No space left on device\n", device.text());
        }
    }

    private void add(String... texts) {
        for (var text : texts) {
            lines.add((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static LineWriter writer(WritableByteChannel channel) {
        return new LineWriter(
                channel,
                (count, reason) ->
                        "%d lost: %s\n".formatted(count, reason).getBytes(StandardCharsets.UTF_8));
    }

    /** Holds as many bytes more as there is room for. */
    private static final class Disk implements WritableByteChannel {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private volatile int free = Integer.MAX_VALUE;
        private volatile boolean blocked;
        private WritableByteChannel target;

        Disk() {}

        Disk(WritableByteChannel target) {
            this.target = target;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (target != null) {
                return target.write(source);
            }
            if (blocked) {
                return 0;
            }
            if (free == 0) {
                throw new IOException("disk full");
            }
            var bytes = new byte[Math.min(free, source.remaining())];
            source.get(bytes);
            content.writeBytes(bytes);
            free -= bytes.length;
            return bytes.length;
        }

        String text() {
            return content.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
