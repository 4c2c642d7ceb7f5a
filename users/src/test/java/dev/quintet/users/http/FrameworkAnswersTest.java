package dev.quintet.users.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.quintet.users.Service;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrameworkAnswersTest {
    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        service = Service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

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

    @Test
    void refusesABodyThatIsNotJson() {
        var answer = service.send(service.request("/auth/login").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")));

        assertEquals("415 fail, The body must be application/json.", answer.line());
    }

    @Test
    void saysNothingOfItselfInAHeader() {
        assertFalse(service.get("/ping").response().headers().map().containsKey("Server"));
    }
}
