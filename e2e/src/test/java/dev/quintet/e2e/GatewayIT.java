package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

@Tag(Stack.BY_GATEWAY)
class GatewayIT {
    @Test
    void routesToTheUsersService() {
        var answer = Stack.get(Stack.gateway("/ping"));

        assertEquals(200, answer.statusCode());
        assertEquals("{\"status\":\"success\",\"message\":\"pong!\"}", answer.body());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void registersAUserWhoIsThenInPostgreSql() throws SQLException {
        var person = Stack.newUser();

        var answer = Stack.post(Stack.gateway("/auth/register"), person);

        assertEquals(201, answer.statusCode());
        try (var connection = Stack.database("users_prod");
                var statement = connection.prepareStatement(
                        "SELECT username, active, admin FROM users WHERE email = ?")) {
            statement.setString(1, person.get("email"));
            try (var rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(person.get("username"), rows.getString("username"));
                assertTrue(rows.getBoolean("active"));
                assertFalse(rows.getBoolean("admin"));
            }
        }
    }

    @Test
    void logsInAndOut() {
        var person = Stack.newUser();
        Stack.post(Stack.gateway("/auth/register"), person);

        var login = Stack.post(
                Stack.gateway("/auth/login"),
                Map.of("email", person.get("email"), "password", person.get("password")));
        var token = Stack.json(login).path("auth_token").asText();
        var status = Stack.get(Stack.gateway("/auth/status"), "Authorization", "Bearer " + token);
        var logout = Stack.get(Stack.gateway("/auth/logout"), "Authorization", "Bearer " + token);
        var afterwards =
                Stack.get(Stack.gateway("/auth/status"), "Authorization", "Bearer " + token);

        assertEquals(
                person.get("username"), Stack.json(status).at("/data/username").asText());
        assertEquals(200, logout.statusCode());
        assertEquals(401, afterwards.statusCode());
    }

    @Test
    void routesToSwaggerUi() {
        var page = Stack.get(Stack.gateway("/swagger/"));
        var description = Stack.get(Stack.gateway("/swagger/openapi.json"));

        assertTrue(page.body().contains("swagger-ui"));
        assertEquals("3.1.0", Stack.json(description).path("openapi").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/about", "/no/such/page", "/usersx"})
    void routesEverythingElseToTheClient(String path) {
        var answer = Stack.get(Stack.gateway(path));

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("<div id=\"root\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void doesNotExposeOperatorEndpoints(String path) {
        var answer = Stack.get(Stack.gateway(path));

        assertTrue(
                answer.body().contains("<div id=\"root\">"),
                "not the client's page: " + answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/nothing.js", "/nothing.ico", "/.bash_history", "/.git/config"})
    void answers404ForAMissingFile(String path) {
        assertEquals(404, Stack.get(Stack.gateway(path)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ping", "/nowhere.js", "/swagger/"})
    void sendsSecurityHeadersWithEveryAnswer(String path) {
        var headers = Stack.get(Stack.gateway(path)).headers();

        assertEquals(List.of("nosniff"), headers.allValues("X-Content-Type-Options"));
        assertEquals(List.of("same-origin"), headers.allValues("Referrer-Policy"));
        assertEquals(List.of("DENY"), headers.allValues("X-Frame-Options"));
        assertEquals(1, headers.allValues("X-Request-Id").size());
        assertEquals(List.of("nginx"), headers.allValues("Server"));
        assertEquals(List.of(), headers.allValues("X-Powered-By"));
    }

    @Test
    void logsEachRequestAsALineOfJson() {
        var id = Stack.get(Stack.gateway("/users/0?secret=word"))
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();

        Supplier<Optional<String>> found = () -> Stack.container("nginx")
                .getLogs()
                .lines()
                .filter(line -> line.contains(id))
                .findFirst();
        Eventually.holds("the request is logged", () -> found.get().isPresent());

        var line = found.get().orElseThrow();
        var logged = Stack.json(line);
        assertEquals(id, logged.path("request_id").asText());
        assertEquals(
                "GET /users/0 404",
                logged.path("method").asText() + " " + logged.path("path").asText() + " "
                        + logged.path("status").asInt());
        assertTrue(logged.path("upstream_seconds").asText().matches("[0-9.]+"), line);
        assertFalse(line.contains("word"), line);
    }

    @Test
    void compressesJson() {
        for (var i = 0; i < 20; i++) {
            Stack.register();
        }

        var answer = Stack.get(Stack.gateway("/users"), "Accept-Encoding", "gzip");

        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
    }

    @Test
    void refusesALargeBodyInJson() {
        var answer = Stack.post(
                Stack.gateway("/auth/login"), Map.of("email", "a".repeat(70_000), "password", "x"));

        assertEquals(413, answer.statusCode());
        assertEquals("fail", Stack.json(answer).path("status").asText());
    }
}
