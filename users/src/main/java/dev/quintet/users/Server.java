package dev.quintet.users;

import dev.quintet.users.auth.Authentication;
import dev.quintet.users.auth.Passwords;
import dev.quintet.users.auth.RevokedTokens;
import dev.quintet.users.auth.Tokens;
import dev.quintet.users.database.Database;
import dev.quintet.users.database.Migrations;
import dev.quintet.users.settings.Settings;
import dev.quintet.users.user.UserStore;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The running service. Here is all that is wired: the controllers take these parts in their constructors. */
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE_WITH_DATABASE = Duration.ofSeconds(60);
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final ApplicationContext context;
    private final EmbeddedServer http;
    private final Database database;
    private final Passwords passwords;

    private Server(ApplicationContext context, EmbeddedServer http, Database database, Passwords passwords) {
        this.context = context;
        this.http = http;
        this.database = database;
        this.passwords = passwords;
    }

    /** Returns when requests are answered. The settings must name a database. */
    public static Server start(Settings settings) {
        var database = Database.at(settings.databaseUrl().orElseThrow());
        Migrations.run(database.dataSource(), PATIENCE_WITH_DATABASE);
        var users = new UserStore(database);
        var tokens = new Tokens(settings.secretKey(), settings.tokenLife(), Clock.systemUTC());
        var passwords = new Passwords();
        var context = ApplicationContext.builder()
                .singletons(settings, database, users, tokens, passwords, new Authentication(tokens, users), new RevokedTokens(database))
                .properties(framework(settings))
                .banner(false)
                .start();
        var http = context.getBean(EmbeddedServer.class).start();
        return new Server(context, http, database, passwords);
    }

    public int port() {
        return http.getPort();
    }

    @Override
    public void close() {
        context.close();
        passwords.close();
        database.close();
    }

    private static Map<String, Object> framework(Settings settings) {
        return Map.of(
                "micronaut.application.name", "users",
                "micronaut.server.port", settings.port() == 0 ? -1 : settings.port(),
                "micronaut.server.max-request-size", MAX_BODY_BYTES,
                "micronaut.serde.serialization.inclusion", "always");
    }
}
