package dev.quintet.users;

import ch.qos.logback.classic.LoggerContext;

import dev.quintet.users.cli.DevelopmentDatabase;
import dev.quintet.users.cli.ErrorLine;
import dev.quintet.users.config.DatabaseSettings;
import dev.quintet.users.config.DatabaseUrl;
import dev.quintet.users.config.Settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Command;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

@Command(
        name = "serve",
        description =
                "Serves the API until SIGTERM. Settings come from the environment, see docs/settings.md.",
        mixinStandardHelpOptions = true)
public final class Serve implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    private final Map<String, String> environment;

    public Serve(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Logs why it ends, because an operator may read nothing but the log. */
    @Override
    public Integer call() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> LOG.error("the thread {} has ended", thread.getName(), e));
        try {
            serve();
            return 0;
        } catch (Throwable e) {
            LOG.error(ErrorLine.of(e), ErrorLine.suffices(e) ? null : e);
            return 1;
        }
    }

    private void serve() throws InterruptedException, SQLException {
        var settings = Settings.of(environment);
        if (settings.tokens().keyIsRandom()) {
            LOG.warn(
                    "SECRET_KEY is not set: tokens are signed with a random key, and become invalid at the next restart");
        }
        var database = settings.database();
        var server = Server.open(
                settings,
                database.url().isPresent() ? database.url().get() : developmentDatabase(database));
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

    private static DatabaseUrl developmentDatabase(DatabaseSettings settings) throws SQLException {
        var url = DevelopmentDatabase.start(settings.startPeriod());
        LOG.warn(
                "DATABASE_URL is not set: users are kept in an embedded PostgreSQL at {}, and are lost when this process ends",
                url.jdbcUrl());
        return url;
    }
}
