package dev.quintet.users;

import dev.quintet.users.account.UserStore;
import dev.quintet.users.config.DatabaseUrl;
import dev.quintet.users.config.HttpSettings;
import dev.quintet.users.config.Settings;
import dev.quintet.users.database.Database;
import dev.quintet.users.login.Authentication;
import dev.quintet.users.login.LoginThrottle;
import dev.quintet.users.login.RevokedTokens;
import dev.quintet.users.login.Tokens;
import dev.quintet.users.ops.Metrics;
import dev.quintet.users.password.PasswordHasher;
import dev.quintet.users.web.ClientAddressResolver;
import dev.quintet.users.web.Draining;
import dev.quintet.users.web.PayloadReader;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running service. Here is all that is wired: the controllers take these parts in their constructors. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** From SIGTERM to the end there are ten seconds, of which the pools need some. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

    private final HttpSettings settings;
    private final ApplicationContext context;
    private final NettyEmbeddedServer http;
    private final Draining draining;
    private final AutoCloseable[] parts;

    private Server(
            HttpSettings settings,
            ApplicationContext context,
            NettyEmbeddedServer http,
            Draining draining,
            AutoCloseable... parts) {
        this.settings = settings;
        this.context = context;
        this.http = http;
        this.draining = draining;
        this.parts = parts;
    }

    /**
     * Returns when requests are answered.
     *
     * @throws SQLException where the database does not answer in time
     */
    public static Server start(Settings settings, DatabaseUrl databaseUrl) throws SQLException {
        var database = Database.at(databaseUrl);
        database.await(settings.databasePatience());
        database.migrate();
        var users = new UserStore(database);
        var tokens = new Tokens(settings.secretKey(), settings.tokenLife(), Clock.systemUTC());
        var passwordHasher = new PasswordHasher(settings.passwords().maxWaiting());
        var metrics = new Metrics(database, passwordHasher);
        var draining = new Draining();
        var context = ApplicationContext.builder()
                .singletons(
                        settings.passwords(),
                        database,
                        users,
                        tokens,
                        passwordHasher,
                        metrics,
                        draining,
                        new Authentication(tokens, users),
                        new ClientAddressResolver(settings.http().trustedProxies()),
                        new LoginThrottle(database, settings.loginLimits()),
                        new PayloadReader(settings.http().maxJsonDepth()),
                        new RevokedTokens(database))
                .properties(framework(settings.http()))
                .banner(false)
                .start();
        var http = (NettyEmbeddedServer) context.getBean(EmbeddedServer.class).start();
        return new Server(
                settings.http(), context, http, draining, passwordHasher, database, metrics);
    }

    public int port() {
        return http.getPort();
    }

    /** Lets callers learn that the service ends, then what is running end, then ends; within ten seconds. */
    public void drain() {
        draining.begin();
        try {
            // A time, not a condition: whether every balancer in front has learned of it cannot be
            // seen from here.
            Thread.sleep(settings.drainTime());
            http.shutdownGracefully()
                    .toCompletableFuture()
                    .get(
                            LONGEST_STOP.minus(settings.drainTime()).toMillis(),
                            TimeUnit.MILLISECONDS);
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
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("closing failed", e);
            }
        }
    }

    private static Map<String, Object> framework(HttpSettings settings) {
        var properties = new HashMap<String, Object>(Map.of(
                // Else a page of another origin gets a 403 of its own, and only where the service's
                // address is a loopback one.
                "micronaut.server.cors.localhost-pass-through", true,
                "micronaut.application.name", "users",
                "micronaut.server.port", settings.port() == 0 ? -1 : settings.port(),
                "micronaut.server.max-request-size", settings.maxBodyBytes(),
                "micronaut.server.netty.max-header-size", settings.maxHeaderBytes(),
                "micronaut.server.idle-timeout", settings.idleTimeout(),
                "micronaut.server.read-idle-timeout", settings.idleTimeout(),
                "micronaut.server.write-idle-timeout", settings.idleTimeout(),
                "micronaut.serde.serialization.inclusion", "always"));
        if (!settings.corsOrigins().isEmpty()) {
            properties.put("micronaut.server.cors.enabled", true);
            properties.put(
                    "micronaut.server.cors.configurations.callers.allowed-origins",
                    settings.corsOrigins());
            // Tokens travel in a header that a page sets itself; cookies, which the browser would
            // add, mean nothing here.
            properties.put("micronaut.server.cors.configurations.callers.allow-credentials", false);
        }
        return properties;
    }
}
