package dev.quintet.users.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

class HttpSemanticsTest {
    @AutoClose
    private static final Service service = Service.start();

    @Test
    void pongsAPing() {
        var answer = service.get("/ping");

        assertEquals("200 success, pong!", answer.line());
        assertEquals("application/json", answer.header("Content-Type"));
    }

    @Test
    void isAliveAndReady() {
        assertEquals(200, service.get("/health/live").status());
        assertEquals(200, service.get("/health/ready").status());
    }

    @Test
    void saysWhereThereIsNothing() {
        var answer = service.get("/nowhere");

        assertEquals("404 fail, There is nothing at this address.", answer.line());
        assertEquals("application/json", answer.header("Content-Type"));
    }

    @Test
    void namesTheMethodsThatAreAllowed() {
        var answer = service.send(service.request("/auth/login").DELETE());

        assertEquals(405, answer.status());
        assertEquals("POST", answer.header("Allow"));
        assertEquals("fail", answer.json().path("status").asText());
    }

    @Test
    void refusesABodyOfMoreThan64KiB() {
        var answer = service.post("/auth/login", "{\"email\": \"" + "a".repeat(64 * 1024) + "\"}");

        assertEquals("413 fail, The body is too large.", answer.line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "json",
                "/json",
                "application/",
                "application/json, text/plain",
                "application/json/x"
            })
    void refusesAContentTypeThatIsNoMediaType(String contentType) {
        var request = service.request("/auth/login")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("{}"));

        assertEquals(
                "415 fail, The body must be application/json.",
                service.send(request).line());
    }

    @Test
    void asksForAContentTypeOnlyWhereThereIsSomething() {
        var request = service.request("/nowhere")
                .header("Content-Type", "x")
                .POST(BodyPublishers.ofString("{}"));

        assertEquals(
                "404 fail, There is nothing at this address.",
                service.send(request).line());
    }

    @Test
    void answersHeadAsGetWithoutABody() {
        var answer = service.send(service.request("/ping").method("HEAD", BodyPublishers.noBody()));

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("", answer.response().body());
    }

    @Test
    void answersOptionsWithTheMethodsThatThereAre() {
        var answer = service.send(
                service.request("/auth/login").method("OPTIONS", BodyPublishers.noBody()));

        assertEquals(204, answer.status());
        assertEquals("POST", answer.header("Allow"));
    }

    @Test
    void letsNoOtherOriginIn() {
        var answer =
                service.send(service.request("/ping").header("Origin", "https://evil.example"));

        assertEquals("", answer.header("Access-Control-Allow-Origin"));
    }

    @Test
    void letsTheOriginsInThatASettingNames() throws SQLException {
        try (var open = Service.start(
                PostgreSql.newDatabase(),
                Map.of("CORS_ORIGINS", "https://one.example, https://two.example"))) {
            var answer = open.send(open.request("/ping").header("Origin", "https://two.example"));
            var other = open.send(open.request("/ping").header("Origin", "https://evil.example"));

            assertEquals("https://two.example", answer.header("Access-Control-Allow-Origin"));
            assertEquals("", answer.header("Access-Control-Allow-Credentials"));
            assertEquals("", other.header("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void letsThemInWithEachMethod() throws SQLException {
        try (var open = Service.start(
                PostgreSql.newDatabase(), Map.of("CORS_ORIGINS", "https://one.example"))) {
            var answer = open.send(open.request("/users/1")
                    .header("Origin", "https://one.example")
                    .header("Access-Control-Request-Method", "PATCH")
                    .header("Access-Control-Request-Headers", "authorization,content-type")
                    .method("OPTIONS", BodyPublishers.noBody()));

            assertEquals(200, answer.status());
            assertTrue(answer.header("Access-Control-Allow-Methods").contains("PATCH"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/%ff",
        "GET, /users/%zz",
        "GET, /%",
        "GET, /users?limit=%ff",
        "GET, /users?after=%00",
        "GET, /auth/status?x=%e0%80",
        "GET, /users/search?q=%ff",
        "GET, /users/audit?user=%zz",
        "PATCH, /users/%zz",
        "POST, /users/%zz/delete",
        "POST, /users/%zz/reset",
        "POST, /users/%zz/sessions/end"
    })
    void hasNoFaultOfItsOwnWithAnyAddress(String method, String path) throws IOException {
        var exchange = RawHttp.send(service.port(), method, path);

        assertTrue(exchange.status() >= 200 && exchange.status() < 500, exchange::toString);
        assertEquals(List.of(), Service.DESCRIPTION.deviations(exchange), exchange::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /users HTTP/1.1",
                "FOO /users HTTP/1.1",
                "POST /ping HTTP/1.1",
                "GET users HTTP/1.1",
                "GET / HTTP/9.9",
                "x"
            })
    void hasNoFaultOfItsOwnWithAnyRequestLine(String line) throws IOException {
        var status =
                RawHttp.status(service.port(), line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(status >= 400 && status < 500, line + ": " + status);
    }

    @Test
    void saysNothingOfItselfInAHeader() {
        assertFalse(service.get("/ping").response().headers().map().containsKey("Server"));
    }
}
