package dev.quintet.users.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.testkit.Property;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Several random requests on one connection. */
class RandomRequestTest {
    private static final String GOOD = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";

    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        service = Service.start(
                PostgreSql.newDatabase(),
                Map.of(
                        "CORS_ORIGINS", "http://x",
                        "LOGIN_FAILURES_PER_ACCOUNT", "0",
                        "LOGIN_FAILURES_PER_ADDRESS", "0"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void isAnsweredAndItsConnectionIsGoodForTheNextOrClosed() {
        Property.holds(
                random -> IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(_ -> RandomRequest.of(random))
                        .toList(),
                requests -> {
                    try (var connection = RawConnection.to(service.port())) {
                        if (allAreAnswered(connection, requests)) {
                            connection.send(GOOD);
                            assertEquals(200, connection.answer().status());
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        assertEquals(200, service.get("/health").status());
    }

    /** Whether the connection is still open then. */
    private static boolean allAreAnswered(RawConnection connection, List<String> requests)
            throws IOException {
        for (var request : requests) {
            connection.send(request);
            var answer = connection.answer();
            while (answer.status() == 100) {
                answer = connection.answer();
            }
            var told = answer;
            assertTrue(told.status() >= 200 && told.status() < 500, told::toString);
            if (told.status() >= 400 && told.json() != null) {
                assertTrue(told.json().path("message").isTextual(), told::toString);
                assertTrue(
                        Set.of("fail", "error")
                                .contains(told.json().path("status").asText()),
                        told::toString);
            }
            if (told.endsConnection() || isOfVersion10(told)) {
                assertTrue(connection.ends(), told::toString);
                return false;
            }
        }
        return true;
    }

    /** In which a connection ends with its answer, unless that says otherwise. */
    private static boolean isOfVersion10(RawConnection.Answer answer) {
        return answer.statusLine().startsWith("HTTP/1.0 ")
                && !"keep-alive".equalsIgnoreCase(answer.headers().get("Connection"));
    }
}
