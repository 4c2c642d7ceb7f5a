package dev.quintet.service.cli;

import ch.qos.logback.classic.LoggerContext;

import dev.quintet.service.Server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Command;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

@Command(
        name = "serve",
        description =
                "Serves the API until SIGTERM. Settings come from the environment, see docs/settings.md.",
        mixinStandardHelpOptions = true)
public final class Serve implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    private final Opening server;

    public Serve(Opening server) {
        this.server = server;
    }

    /** Logs why it ends, because an operator may read nothing but the log. */
    @Override
    public Integer call() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> LOG.error("the thread {} has ended", thread.getName(), e));
        try {
            serve(server.open());
            return 0;
        } catch (Throwable e) {
            LOG.error(ErrorLine.of(e), ErrorLine.suffices(e) ? null : e);
            return 1;
        }
    }

    private static void serve(Server server) throws InterruptedException, SQLException {
        var stop = new Thread(() -> {
            server.drain();
            ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
            // After SIGTERM a JVM exits with 143, even after a clean stop.
            Runtime.getRuntime().halt(0);
        });
        Runtime.getRuntime().addShutdownHook(stop);
        LOG.info("listening on port {}", server.port());
        prepare(server, stop);
        LOG.info("ready");
        new CountDownLatch(1).await();
    }

    /**
     * If something fails while SIGTERM stops the service, the stop is the reason. It is not
     * reported.
     */
    private static void prepare(Server server, Thread stop)
            throws SQLException, InterruptedException {
        try {
            server.prepare();
        } catch (SQLException | RuntimeException e) {
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IllegalStateException _) {
                stop.join();
            }
            server.close();
            throw e;
        }
    }

    /** Reads the settings, and opens the port. */
    public interface Opening {
        Server open() throws SQLException;
    }
}
