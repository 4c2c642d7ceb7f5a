package dev.quintet.service.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;

import org.slf4j.bridge.SLF4JBridgeHandler;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Sends logs to stdout: those of a command as text for a person, those of the service as JSON. In
 * Java, because reading logback.xml is a tenth of the start.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
    /** The system property that tells which; it is read when the first logger is made. */
    public static final String FORMAT = "quintet.log.format";

    public static final String JSON = "json";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // The driver and the JDK log by java.util.logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var encoder = JSON.equals(System.getProperty(FORMAT)) ? json() : text();
        encoder.setContext(context);
        encoder.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var own = context.getLogger(LogConfigurator.class);
        var lines = new LineWriter(
                new FileOutputStream(FileDescriptor.out).getChannel(),
                (count, reason) -> encoder.encode(loss(own, count, reason)));
        root.setLevel(Level.WARN);
        root.addAppender(LineAppender.started(context, lines, encoder::encode));
        context.getLogger("dev.quintet").setLevel(Level.INFO);
        // Why a start failed, the service says itself.
        context.getLogger("io.micronaut.http.server.netty.NettyHttpServer").setLevel(Level.OFF);
        // These lines are already JSON.
        var access = context.getLogger("access");
        access.setLevel(Level.INFO);
        access.setAdditive(false);
        access.addAppender(LineAppender.started(context, lines, LogConfigurator::message));
        lines.start();
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static EncoderBase<ILoggingEvent> text() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern("%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSX\",UTC} %-5level %logger{24} %msg%n");
        return encoder;
    }

    private static EncoderBase<ILoggingEvent> json() {
        var encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithKVPList(false);
        encoder.setWithMarkers(false);
        encoder.setWithMDC(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithSequenceNumber(false);
        return encoder;
    }

    private static byte[] message(ILoggingEvent event) {
        return (event.getFormattedMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ILoggingEvent loss(Logger logger, long lines, String reason) {
        return new LoggingEvent(
                LogConfigurator.class.getName(),
                logger,
                Level.WARN,
                "{} lines of this log were lost: {}",
                null,
                new Object[] {lines, reason});
    }
}
