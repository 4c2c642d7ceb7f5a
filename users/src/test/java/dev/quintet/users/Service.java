package dev.quintet.users;

import dev.quintet.service.Server;
import dev.quintet.testkit.Eventually;
import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.RunningService;
import dev.quintet.testkit.description.Description;
import dev.quintet.users.config.Settings;
import dev.quintet.users.database.UsersSchema;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The users API, and what its callers send. */
public final class Service extends RunningService {
    public static final String PASSWORD = "a good password";
    public static final String SECRET_KEY = "a secret of the tests, long enough";
    /** Every exchange of every test is checked against it. */
    public static final Description DESCRIPTION = Description.of("users");

    private final Server server;

    private Service(String jdbcUrl, Server server) {
        super(jdbcUrl, DESCRIPTION);
        this.server = server;
    }

    /** Unchecked, so that a static field of a test can hold it. */
    public static Service start() {
        try {
            return start(PostgreSql.newDatabase(), Map.of());
        } catch (SQLException e) {
            throw new IllegalStateException("the service did not start", e);
        }
    }

    public static Service start(String jdbcUrl, Map<String, String> variables) throws SQLException {
        return prepared(open(jdbcUrl, variables));
    }

    /** Only opens the port. {@link #prepare} then waits for the database. */
    public static Service open(String jdbcUrl, Map<String, String> variables) {
        return open(jdbcUrl, variables, Clock.systemUTC());
    }

    private static Service open(String jdbcUrl, Map<String, String> variables, Clock clock) {
        var environment = new HashMap<>(
                Map.of("DATABASE_URL", jdbcUrl, "SECRET_KEY", SECRET_KEY, "PORT", "0"));
        environment.putAll(variables);
        var settings = Settings.of(environment);
        return new Service(
                jdbcUrl, Wiring.open(settings, settings.database().requiredUrl(), clock));
    }

    private static Service prepared(Service service) throws SQLException {
        try {
            service.prepare();
            return service;
        } catch (SQLException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    public void prepare() throws SQLException {
        server.prepare();
    }

    /** A replica whose clock is wrong. */
    public Service replica(Duration ahead) throws SQLException {
        return prepared(open(jdbcUrl(), Map.of(), Clock.offset(Clock.systemUTC(), ahead)));
    }

    /** The payload of a registration, or of an admin who adds a user. */
    public static Map<String, String> registration(String username, String email) {
        return registration(username, email, PASSWORD);
    }

    public static Map<String, String> registration(String username, String email, String password) {
        return Map.of("username", username, "email", email, "password", password);
    }

    public static Map<String, String> login(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    /** Registers a new person with a unique name. */
    public Person register() {
        var name = "u" + UUID.randomUUID().toString().substring(0, 12);
        var person = new Person(name, name + "@example.org", PASSWORD);
        var answer = post("/auth/register", person.registration());
        if (answer.status() != 201) {
            throw new IllegalStateException(
                    "registration failed: " + answer.response().body());
        }
        return person.withToken(answer.json().path("auth_token").asText());
    }

    /** Registers a new person, who is then an admin. */
    public Person admin() throws SQLException {
        var person = register();
        execute("UPDATE users SET admin = true WHERE email = '%s'".formatted(person.email()));
        return person;
    }

    /** Of a row of {@code users}. */
    public int id(String email) {
        return number("SELECT id FROM users WHERE email = '%s'".formatted(email));
    }

    public Answer send(String method, String path, String json, String token) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(json)));
    }

    /** Stops like on SIGTERM. */
    public void drain() {
        server.drain();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    /** After the last index, whose building and a change of its table can wait for each other. */
    public void changeSchema(String sql) throws SQLException {
        awaitMigrations();
        execute(sql);
    }

    public void awaitMigrations() {
        var migrations = UsersSchema.SCHEMA.migrations().size();
        Eventually.holds(
                "all migrations have run", () -> count("flyway_schema_history") == migrations);
    }

    /** How many rows there are, of a table with or without a condition. */
    public int count(String from) {
        return number("SELECT count(*) FROM " + from);
    }

    private int number(String sql) {
        try (var connection = database();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows of all tables. */
    public String dump() throws SQLException {
        var dump = new StringBuilder();
        try (var connection = database();
                var tables = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (tables.next()) {
                try (var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT t::text FROM %s AS t".formatted(tables.getString(1)))) {
                    while (rows.next()) {
                        dump.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    /** Whether a request waits for a row that somebody has locked; an index also waits, for others. */
    public boolean isWaiting() {
        return waiting() > 0;
    }

    /** How many requests do. */
    public int waiting() {
        return count("""
                pg_stat_activity WHERE datname = current_database()
                AND wait_event_type = 'Lock' AND application_name = 'users'""");
    }

    /** A registered person. */
    public record Person(String username, String email, String password, String token) {
        Person(String username, String email, String password) {
            this(username, email, password, "");
        }

        Person withToken(String token) {
            return new Person(username, email, password, token);
        }

        public Map<String, String> registration() {
            return Service.registration(username, email, password);
        }

        public Map<String, String> login() {
            return Service.login(email, password);
        }
    }
}
