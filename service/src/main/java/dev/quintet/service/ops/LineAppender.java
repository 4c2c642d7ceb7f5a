package dev.quintet.service.ops;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

import java.util.function.Function;

/** Logback's own stops for good at the first write that fails. */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final LineWriter lines;
    private final Function<ILoggingEvent, byte[]> format;

    LineAppender(LineWriter lines, Function<ILoggingEvent, byte[]> format) {
        this.lines = lines;
        this.format = format;
    }

    /** Both formats' lines stay whole and in order, as they have one writer. */
    static LineAppender started(
            LoggerContext context, LineWriter lines, Function<ILoggingEvent, byte[]> format) {
        var appender = new LineAppender(lines, format);
        appender.setContext(context);
        appender.start();
        return appender;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(format.apply(event));
    }

    @Override
    public void stop() {
        super.stop();
        lines.flush();
    }
}
