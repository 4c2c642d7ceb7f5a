package dev.quintet.service;

import dev.quintet.service.caller.UsersService;
import dev.quintet.service.config.DatabaseSettings;
import dev.quintet.service.config.Environment;
import dev.quintet.service.config.HttpSettings;
import dev.quintet.service.config.Stage;
import dev.quintet.service.database.Database;
import dev.quintet.service.database.Schema;
import dev.quintet.testkit.PostgreSql;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Map;

/** {@link SmallestController} on a real port, over a real database. */
public record SmallestService(Server server) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Asks the users service there. It is still starting. */
    public static SmallestService open(String usersUpstream) throws SQLException {
        var environment = new Environment(Map.of(
                "DATABASE_URL",
                PostgreSql.newDatabase(),
                "PORT",
                "0",
                "USERS_UPSTREAM",
                usersUpstream));
        var database = DatabaseSettings.of(environment, Stage.of(environment));
        return new SmallestService(Server.open(
                HttpSettings.of(environment),
                database,
                Database.at(
                        database.requiredUrl(), Schema.of("callers", "callers", "V1__callers.sql")),
                Background.none(),
                UsersService.of(environment)));
    }

    /** Asks the users service there. */
    public static SmallestService start(String usersUpstream) throws SQLException {
        var service = open(usersUpstream);
        service.server.prepare();
        return service;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status and the body of the answer. */
    public String line(String path, String... headers) throws IOException {
        var answer = get(path, headers);
        return answer.statusCode() + " " + answer.body();
    }

    @Override
    public void close() {
        server.close();
    }
}
