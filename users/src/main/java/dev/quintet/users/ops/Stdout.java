package dev.quintet.users.ops;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Buffered standard output, flushed ten times a second and at the end. A write for every line wakes
 * whoever reads it, in a container the engine and its shim, which costs more than the request did.
 */
final class Stdout {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int FLUSH_MILLIS = 100;

    /** Shared by all appenders, so that lines stay whole and in order. */
    private static final OutputStream STREAM = flushedRegularly();

    private Stdout() {}

    static OutputStreamAppender<ILoggingEvent> appender(LoggerContext context, String pattern) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setImmediateFlush(false);
        appender.setOutputStream(STREAM);
        appender.start();
        return appender;
    }

    private static OutputStream flushedRegularly() {
        // BufferedOutputStream is thread-safe.
        var stream =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES);
        ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("stdout").daemon().factory());
        flusher.scheduleWithFixedDelay(
                () -> flush(stream), FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> flush(stream)));
        return stream;
    }

    private static void flush(OutputStream stream) {
        try {
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody reads standard output any more", e);
        }
    }
}
