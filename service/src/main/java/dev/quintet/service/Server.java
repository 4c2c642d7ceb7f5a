package dev.quintet.service;

import dev.quintet.service.config.DatabaseSettings;
import dev.quintet.service.config.HttpSettings;
import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.database.Database;
import dev.quintet.service.web.ClientAddressResolver;
import dev.quintet.service.web.Draining;
import dev.quintet.service.web.PayloadReader;
import dev.quintet.service.web.ServerProperties;
import dev.quintet.service.web.Starting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running service: its port, its database, and its end. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** Docker kills a container ten seconds after SIGTERM. The pools need the last of them. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

    private final HttpSettings settings;
    private final ApplicationContext context;
    private final NettyEmbeddedServer http;
    private final Database database;
    private final Duration startPeriod;
    private final Background background;

    private Server(
            ApplicationContext context,
            HttpSettings settings,
            Database database,
            Duration startPeriod,
            Background background) {
        this.settings = settings;
        this.context = context;
        this.http = listen(context, settings);
        this.database = database;
        this.startPeriod = startPeriod;
        this.background = background;
    }

    /**
     * Returns once the port is open. Until {@link #prepare} has returned, requests get a 503.
     *
     * @param database   closed with the server
     * @param background closed with the server
     * @param parts      what controllers take in their constructors, beside what is said here
     */
    public static Server open(
            HttpSettings settings,
            DatabaseSettings databaseSettings,
            Database database,
            Background background,
            Object... parts) {
        var context = ApplicationContext.builder()
                .singletons(
                        settings,
                        database,
                        new ClientAddressResolver(settings.trustedProxies()),
                        new PayloadReader(settings.maxJsonDepth()))
                .singletons(parts)
                .properties(ServerProperties.of(settings))
                .banner(false)
                .start();
        return new Server(context, settings, database, databaseSettings.startPeriod(), background);
    }

    private static NettyEmbeddedServer listen(ApplicationContext context, HttpSettings settings) {
        try {
            return (NettyEmbeddedServer) context.getBean(EmbeddedServer.class).start();
        } catch (ServerStartupException e) {
            if (e.getCause() instanceof SocketException refusal) {
                var metricsPort = settings.metricsPort();
                throw new InvalidSetting(
                        metricsPort.isEmpty() ? "PORT" : "PORT or METRICS_PORT",
                        "'%d'".formatted(settings.port())
                                + (metricsPort.isEmpty()
                                        ? ""
                                        : " or '%d'".formatted(metricsPort.getAsInt())),
                        "a free port that this user may listen on: " + refusal.getMessage());
            }
            throw e;
        }
    }

    /**
     * Waits for the database, and migrates it.
     *
     * @throws SQLException if it does not answer in time
     */
    public void prepare() throws SQLException {
        database.prepare(startPeriod);
        background.start();
        context.getBean(Starting.class).end();
    }

    public int port() {
        var metricsPort = settings.metricsPort().orElse(0);
        return http.getBoundPorts().stream()
                .filter(port -> port != metricsPort)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Tells callers that the service stops, lets their requests finish, and stops. Takes at most
     * ten seconds.
     */
    public void drain() {
        var drainTime = settings.drainTime();
        context.getBean(Draining.class).begin();
        try {
            // A fixed time: the service cannot see when every load balancer has noticed.
            Thread.sleep(drainTime);
            http.shutdownGracefully()
                    .toCompletableFuture()
                    .get(LONGEST_STOP.minus(drainTime).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.warn("requests still ran after {} s and were cut off", LONGEST_STOP.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("draining failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    @Override
    public void close() {
        context.close();
        for (var part : List.of(background, database)) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("closing failed", e);
            }
        }
    }
}
