package dev.quintet.service.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;

import dev.quintet.service.SmallestService;
import dev.quintet.service.config.Environment;
import dev.quintet.service.config.InvalidSetting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

class UsersServiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"users-service:5000", "my_users:1", "10.0.0.1:65535", "[fd00::1]:5000"})
    void isWhereTheGatewayCouldBeLedTo(String upstream) {
        UsersService.of(new Environment(Map.of("USERS_UPSTREAM", upstream)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users-service",
                "users-service:0",
                "users-service:65536",
                "http://users-service:5000",
                "users-service:5000/",
                "a@users-service:5000",
                "users service:5000",
                "[....]:5000",
                ":5000",
            })
    void isNowhereElse(String upstream) {
        var environment = new Environment(Map.of("USERS_UPSTREAM", upstream));

        assertEquals(
                "USERS_UPSTREAM is '%s', it must be a host and a port: users-service:5000"
                        .formatted(upstream),
                assertThrows(InvalidSetting.class, () -> UsersService.of(environment))
                        .getMessage());
    }

    /** Of a proxy in between, or of something else at this address. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | <html>",
                "200 | ``",
                "200 | {\"status\": \"success\"}",
                "200 | {\"status\": \"success\", \"data\": {}}",
                "200 | {\"status\": \"success\", \"data\": {\"id\": \"x\"}}",
                "200 | {\"status\": \"success\", \"data\": {\"id\": 99999999999}}",
                "204 | ``",
                "302 | {\"status\": \"success\", \"data\": {\"id\": 7}}",
                "401 | {\"status\": \"error\"}",
                "404 | {\"status\": \"fail\", \"message\": \"There is nothing at this address.\"}",
                "500 | {\"status\": \"error\", \"message\": \"Something went wrong.\"}",
            })
    void givesNobodyAwayByAnAnswerThatIsNotItsOwn(int status, String body) throws Exception {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        other.start();
        try (var service =
                SmallestService.start("127.0.0.1:" + other.getAddress().getPort())) {
            CallerTest.assertUnavailable(service);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void isOfTheStackWhereNothingIsSaid() {
        UsersService.of(new Environment(Map.of()));
    }
}
