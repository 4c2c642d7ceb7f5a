package dev.quintet.users.cli;

import ch.qos.logback.classic.LoggerContext;

import dev.quintet.users.Server;
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
                "Serves the API until SIGTERM. Settings come from the environment, see the README.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    private final Map<String, String> environment;

    Serve(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException, SQLException {
        var settings = Settings.of(environment);
        if (settings.secretKeyIsRandom()) {
            LOG.warn(
                    "SECRET_KEY is not set: tokens are signed with a random one, and are worth nothing after the next start");
        }
        var server = Server.start(
                settings,
                settings.databaseUrl().isPresent()
                        ? settings.databaseUrl().get()
                        : developmentDatabase(settings));
        LOG.info("listening on port {}", server.port());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.drain();
            ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
            // A JVM that a signal ends says 143, whether or not it did all that it was asked to.
            Runtime.getRuntime().halt(0);
        }));
        new CountDownLatch(1).await();
        return 0;
    }

    private static DatabaseUrl developmentDatabase(Settings settings) throws SQLException {
        var url = DevelopmentDatabase.start();
        Seed.addSamples(url, settings.databasePatience());
        LOG.warn(
                "DATABASE_URL is not set: users live in a PostgreSQL of this process, and end with it; it is at {}",
                url.jdbcUrl());
        return url;
    }
}
