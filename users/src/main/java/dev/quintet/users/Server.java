package dev.quintet.users;

import dev.quintet.users.account.UserList;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.audit.AuditLog;
import dev.quintet.users.config.DatabaseUrl;
import dev.quintet.users.config.HttpSettings;
import dev.quintet.users.config.InvalidSetting;
import dev.quintet.users.config.Settings;
import dev.quintet.users.database.Database;
import dev.quintet.users.login.Authenticator;
import dev.quintet.users.login.Janitor;
import dev.quintet.users.login.LoginThrottle;
import dev.quintet.users.login.SessionStart;
import dev.quintet.users.login.TokenStore;
import dev.quintet.users.login.Tokens;
import dev.quintet.users.password.PasswordHasher;
import dev.quintet.users.session.Sessions;
import dev.quintet.users.web.ClientAddressResolver;
import dev.quintet.users.web.Draining;
import dev.quintet.users.web.PayloadReader;
import dev.quintet.users.web.ServerProperties;
import dev.quintet.users.web.Starting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.SocketException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running service. All parts are wired here; controllers take them in their constructors. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** Docker kills a container ten seconds after SIGTERM. The pools need the last of them. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

    private final Settings settings;
    private final ApplicationContext context;
    private final NettyEmbeddedServer http;
    private final Database database;
    private final PasswordHasher passwordHasher;
    private final Janitor janitor;

    private Server(
            Settings settings,
            ApplicationContext context,
            NettyEmbeddedServer http,
            Database database,
            PasswordHasher passwordHasher,
            Janitor janitor) {
        this.settings = settings;
        this.context = context;
        this.http = http;
        this.database = database;
        this.passwordHasher = passwordHasher;
        this.janitor = janitor;
    }

    /** Returns once the port is open. Until {@link #prepare} has returned, requests get a 503. */
    public static Server open(Settings settings, DatabaseUrl databaseUrl) {
        return open(settings, databaseUrl, Clock.systemUTC());
    }

    static Server open(Settings settings, DatabaseUrl databaseUrl, Clock clock) {
        var database = Database.at(databaseUrl);
        var users = new UserStore(database);
        var passwordHasher = new PasswordHasher(settings.passwords().maxWaiting());
        var throttle = new LoginThrottle(database, settings.loginLimits());
        var tokenStore = new TokenStore(database);
        var tokens = new Tokens(settings.tokens().secretKey(), settings.tokens().life(), clock);
        var sessions = new Sessions(database);
        var auditLog = new AuditLog(database, settings.accounts().auditKept());
        var janitor = new Janitor(
                users,
                passwordHasher,
                List.of(throttle::purge, tokenStore::purge, sessions::purge, auditLog::purge));
        var context = ApplicationContext.builder()
                .singletons(
                        database,
                        passwordHasher,
                        users,
                        new Authenticator(users, passwordHasher, throttle),
                        new ClientAddressResolver(settings.http().trustedProxies()),
                        new PayloadReader(settings.http().maxJsonDepth()),
                        settings.http(),
                        sessions,
                        new SessionStart(tokens),
                        tokenStore,
                        tokens,
                        new UserList(database),
                        settings.accounts(),
                        settings.passwords())
                .properties(ServerProperties.of(settings.http()))
                .banner(false)
                .start();
        return new Server(
                settings,
                context,
                listen(context, settings.http()),
                database,
                passwordHasher,
                janitor);
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
        database.prepare(settings.database().startPeriod());
        janitor.start();
        context.getBean(Starting.class).end();
    }

    public int port() {
        var metricsPort = settings.http().metricsPort().orElse(0);
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
        var drainTime = settings.http().drainTime();
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
        for (var pool : List.of(janitor, passwordHasher, database)) {
            try {
                pool.close();
            } catch (Exception e) {
                LOG.warn("closing failed", e);
            }
        }
    }
}
