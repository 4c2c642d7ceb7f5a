package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

/** The gateway's limits for a path apply to every spelling that the users service accepts. */
class GatewayPathsIT {
    @AutoClose
    private static final ServiceContainer gateway = ServiceContainer.gateway()
            .withEnv("SIGN_IN_REQUESTS_PER_SECOND", "1")
            .withEnv("SIGN_IN_BURST", "3")
            .healthy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/login",
                "/auth/register/confirm",
                "/auth/password",
                "/auth/email",
                "/auth/email/confirm",
                "/auth/forgot",
                "/auth/reset",
                "/auth/sessions/end",
                "/auth/account/delete",
                "/auth/login/",
                "/auth/login//",
                "/auth/login?x=1",
                "/auth/login/?x",
                "/auth//login",
                "//auth/login",
                "/auth/./login",
                "/auth/x/../login",
                "/auth/login/.",
                "/auth/%2e/login",
                "/auth/%6cogin",
                "/%61uth/login",
                "/auth/logi%6E/",
                "/auth%2flogin",
                "/auth%5clogin",
                "/auth\\login",
                "/auth/login%2f",
                "/auth/login%20",
                "/auth/login%3f",
                "/auth/login%00",
                "/auth/login;x=1",
                "/auth;x/login",
                "/auth/login#x",
                "/auth/login.json",
                "/auth/%256cogin",
                "/AUTH/login",
                "/auth/LOGIN",
                "http://localhost/auth/login",
                "http://localhost/auth/login/"
            })
    void noSpellingPassesByTheLimit(String path) {
        var body = "{}";
        var request =
                "POST %s HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: %d\nConnection: close\n\n%s"
                        .formatted(path, body.length(), body);

        var answers = IntStream.range(0, 8)
                .mapToObj(_ -> Wire.ask(gateway.address(80), request))
                .toList();

        var asTheRoute = answers.stream()
                .filter(answer -> answer.body().contains("\"Invalid payload.\""))
                .count();
        // The allowed burst, plus one for each second that this took.
        assertEquals(true, asTheRoute <= 6, asTheRoute + " of 8 were answered like the route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH /users/1", "POST /users/1/delete", "POST /USERS/1/delete/"})
    void whatAsksAdminsForTheirPasswordHasTheSameLimit(String line) {
        var passed = IntStream.range(0, 8)
                .mapToObj(
                        _ -> Wire.ask(
                                gateway.address(80),
                                line
                                        + " HTTP/1.1\nHost: localhost\nContent-Length: 0\nConnection: close\n\n"))
                .filter(answer -> answer.status() != 429)
                .count();

        assertEquals(true, passed <= 6, passed + " of 8 passed");
    }

    @Test
    void readingUsersHasNot() {
        for (var i = 0; i < 8; i++) {
            var answer = Wire.ask(
                    gateway.address(80),
                    "GET /users/1 HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            assertEquals(true, answer.status() == 200 || answer.status() == 404, answer.head());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//users",
                "/users//1",
                "/./users",
                "/a/../users",
                "/%75sers",
                "/users%2f1",
                "/about/%2e",
                "//",
                "/swagger//",
                "/about#x"
            })
    void whatIsNotNormalIsRefusedOnEveryRoute(String path) {
        var answer = Wire.ask(
                gateway.address(80), "GET %s HTTP/1.1\nHost: localhost\n\n".formatted(path));

        assertEquals(400, answer.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/users?next=//a/../b%2f", "/users/", "/about%20us", "/a%C3%A9", "/users/1"})
    void whatIsNormalIsNot(String path) {
        var answer = Wire.ask(
                gateway.address(80), "GET %s HTTP/1.1\nHost: localhost\n\n".formatted(path));

        assertEquals(true, answer.status() == 200 || answer.status() == 404, answer.head());
    }
}
