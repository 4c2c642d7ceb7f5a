package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The users service of an earlier release beside this one, on this one's schema: as while a release
 * is rolled out, and after it was rolled back.
 */
@EnabledIfSystemProperty(
        named = "previous.image",
        matches = ".+",
        disabledReason = "-Dprevious.image= names no image of an earlier users service")
class PreviousImageIT {
    private static ServiceContainer previous;

    @BeforeAll
    static void start() throws IOException {
        previous = new ServiceContainer("users-service", System.getProperty("previous.image"))
                .publish(5000)
                .withNetworkMode(Stack.network())
                // As every release takes them.
                .withEnv(
                        "DATABASE_URL",
                        "postgres://postgres:%s@users-db:5432/users_prod"
                                .formatted(secret("postgres-password")))
                .withEnv("SECRET_KEY", secret("secret-key"))
                .healthy();
    }

    @AfterAll
    static void stop() {
        previous.close();
    }

    @Test
    void knowsWhoRegisteredWithThisOne() {
        var user = Stack.newUser();
        var token = token(Stack.post(Stack.gateway("/auth/register"), user).body());

        assertEquals(200, status("/auth/status", token));
        assertEquals(200, Stack.post(address("/auth/login"), credentials(user)).statusCode());
        assertEquals(400, Stack.post(address("/auth/register"), user).statusCode());
        assertTrue(Stack.get(address("/users")).body().contains(user.get("email")));
        assertEquals(200, status("/auth/logout", token));
        assertEquals(
                401,
                Stack.get(Stack.gateway("/auth/status"), "Authorization", "Bearer " + token)
                        .statusCode());
    }

    @Test
    void registersWhomThisOneThenKnows() {
        var user = Stack.newUser();
        var answer = Stack.post(address("/auth/register"), user);
        assertEquals(201, answer.statusCode(), answer.body());

        assertEquals(
                200, Stack.post(Stack.gateway("/auth/login"), credentials(user)).statusCode());
        assertEquals(
                200,
                Stack.get(
                                Stack.gateway("/auth/logout"),
                                "Authorization",
                                "Bearer " + token(answer.body()))
                        .statusCode());
        assertEquals(401, status("/auth/status", token(answer.body())));
    }

    @Test
    void refusesAWrongPassword() {
        var user = Stack.newUser();
        Stack.post(Stack.gateway("/auth/register"), user);

        var wrong = Map.of("email", user.get("email"), "password", "not the password");
        assertEquals(404, Stack.post(address("/auth/login"), wrong).statusCode());
        assertEquals(200, Stack.post(address("/auth/login"), credentials(user)).statusCode());
    }

    private static int status(String path, String token) {
        return Stack.get(address(path), "Authorization", "Bearer " + token).statusCode();
    }

    private static Map<String, String> credentials(Map<String, String> user) {
        return Map.of("email", user.get("email"), "password", user.get("password"));
    }

    private static String token(String body) {
        return Stack.json(body).path("auth_token").asText();
    }

    private static String address(String path) {
        return "http://" + previous.address(5000) + path;
    }

    private static String secret(String name) throws IOException {
        return Files.readString(Path.of("target/secrets", name)).strip();
    }
}
