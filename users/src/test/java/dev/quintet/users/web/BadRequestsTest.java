package dev.quintet.users.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Inputs;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Faults of a request, alone and in pairs, and whether the connection is still usable afterwards.
 */
class BadRequestsTest {
    private static final String GOOD = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LONG = "x".repeat(9 * 1024);

    private static final List<String> LINES = List.of(
            "GET /users/[ HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /users/%zz HTTP/1.1",
            "GET /users/\u0001 HTTP/1.1",
            "GET /users/\u00ff HTTP/1.1",
            "GET /" + LONG + " HTTP/1.1",
            "POST /" + LONG + " HTTP/1.1",
            "GET /ping HTTP/9.9",
            "GET /ping HTP/1.1",
            "GET  HTTP/1.1",
            "GET",
            "G\u0000T /ping HTTP/1.1",
            "POST /auth/login HTTP/1.1");

    /** Headers and bodies; the first of each is valid. */
    private static final List<String> RESTS = List.of(
            "Host: x\r\n\r\n",
            "Host: x\r\nX: a\u0001b\r\n\r\n",
            "Host: x\r\nX\u0001: a\r\n\r\n",
            "Host: x\r\nX: " + LONG + "\r\n\r\n",
            "Host: x\r\n" + "X: y\r\n".repeat(3000) + "\r\n",
            "Host: x\r\nno colon\r\n\r\n",
            "Host: x\r\n folded: x\r\n\r\n",
            "Host: x\nX: y\n\n",
            "Host: x\r\nContent-Encoding: gzip\r\n\r\n",
            "Host: x\r\nContent-Encoding: unheard-of\r\nContent-Length: 2\r\n\r\n{}",
            "Host: x\r\nContent-Length: -1\r\n\r\n",
            "Host: x\r\nContent-Length: x\r\n\r\n",
            "Host: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "Host: x\r\nContent-Length: 100000\r\n\r\n",
            "Host: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "Host: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Host: x\r\nTransfer-Encoding: gzip\r\n\r\n",
            "Host: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Host: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "Host: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
            "Host: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}X\r\n0\r\n\r\n",
            "Host: x\r\nTransfer-Encoding: chunked\r\n\r\n99999999999\r\n{}",
            "Host: x\r\nTransfer-Encoding: chunked\r\n\r\n" + "f".repeat(9999));

    @AutoClose
    private static final Service service = Service.start();

    @ParameterizedTest
    @MethodSource
    void isRefusedAndItsConnectionEndsOrGoesOn(String request) throws IOException {
        try (var connection = RawConnection.to(service.port())) {
            connection.send(request);
            assertRefused(connection);
            connection.send(GOOD);
            assertEquals(200, connection.answer().status());
        } catch (Closed _) {
            // As announced.
        }
    }

    @Test
    void isRefusedAfterTheAnswersToThoseBeforeIt() throws IOException {
        try (var connection = RawConnection.to(service.port())) {
            connection.send(GOOD + GOOD + "GET /ping HTTP/9.9\r\n\r\n" + GOOD);

            assertEquals(200, connection.answer().status());
            assertEquals(200, connection.answer().status());
            assertEquals(400, connection.answer().status());
            assertTrue(connection.ends());
        }
    }

    @Test
    void isToldWhatIsTooLarge() throws IOException {
        assertEquals(414, status("GET /" + LONG + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertEquals(431, status("GET / HTTP/1.1\r\nHost: x\r\nX: " + LONG + "\r\n\r\n"));
        assertEquals(
                200, status("GET /ping HTTP/1.1\r\nHost: x\r\n" + "X:\r\n".repeat(99) + "\r\n"));
        assertEquals(
                431, status("GET /ping HTTP/1.1\r\nHost: x\r\n" + "X:\r\n".repeat(100) + "\r\n"));
        assertEquals(
                413,
                status("POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n"));
        assertEquals(
                404, status("GET /users/" + "1".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    /** RFC 9112, 3.2. */
    @Test
    void namesItsHostOnce() throws IOException {
        assertEquals(400, status("GET /ping HTTP/1.1\r\n\r\n"));
        assertEquals(400, status("GET /ping HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n"));
        assertEquals(400, status("GET /ping HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n"));
        assertEquals(200, status("GET /ping HTTP/1.0\r\n\r\n"));
        assertEquals(200, status("GET /ping HTTP/1.1\r\nHost:\r\n\r\n"));
    }

    @Test
    void isToldBeforeItsLargeBodyIsSent() throws IOException {
        try (var connection = RawConnection.to(service.port())) {
            connection.send(
                    "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\nExpect: 100-continue\r\n\r\n");
            assertEquals(413, connection.answer().status());
            assertTrue(connection.ends());
        }
    }

    @Test
    void isNotInflated() throws IOException {
        var answer = answer(
                "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\nxxxxx");

        assertEquals(415, answer.status());
        assertEquals(
                "The body must be application/json.",
                answer.json().path("message").asText());
    }

    @Test
    void hasAContentTypeWhereItHasABody() throws IOException {
        assertEquals(
                415, status("POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"));
        assertEquals(
                415,
                status(
                        "POST /auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"));
    }

    /** The framework would look at it for a locale, and fail. */
    @Test
    void isNotRefusedForAHeaderThatNobodyReads() throws IOException {
        assertEquals(200, status("GET /users HTTP/1.1\r\nHost: x\r\nAccept-Language: ;\r\n\r\n"));
    }

    @Test
    void isAnsweredInAVersionThatThereIs() throws IOException {
        assertTrue(answer("GET /ping HTTP/9.9\r\n\r\n").statusLine().startsWith("HTTP/1.1 400 "));
        assertTrue(answer("GET /ping HTTP/1.9\r\nHost: x\r\n\r\n")
                .statusLine()
                .startsWith("HTTP/1.1 200 "));
    }

    @Test
    void isAskedForItsBodyWhereItExpectsToBe() throws IOException {
        try (var connection = RawConnection.to(service.port())) {
            connection.send(
                    "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertEquals(100, connection.answer().status());
            connection.send("{}");
            assertEquals(400, connection.answer().status());
            connection.send(GOOD);
            assertEquals(200, connection.answer().status());
        }
    }

    static Stream<Named<String>> isRefusedAndItsConnectionEndsOrGoesOn() {
        return LINES.stream()
                .flatMap(line -> RESTS.stream().map(rest -> line + "\r\n" + rest))
                .map(request -> Named.of(shortened(Inputs.show(request)), request));
    }

    private static String shortened(String text) {
        return text.length() < 200
                ? text
                : text.substring(0, 90) + "..." + text.substring(text.length() - 90);
    }

    private static void assertRefused(RawConnection connection) throws IOException, Closed {
        var answer = connection.answer();
        assertTrue(answer.status() >= 400 && answer.status() < 500, answer::toString);
        assertTrue(!answer.json().path("message").asText().isEmpty(), answer::toString);
        if (answer.endsConnection()) {
            assertTrue(connection.ends(), answer::toString);
            throw new Closed();
        }
    }

    private static int status(String request) throws IOException {
        return answer(request).status();
    }

    private static RawConnection.Answer answer(String request) throws IOException {
        try (var connection = RawConnection.to(service.port())) {
            connection.send(request);
            return connection.answer();
        }
    }

    private static final class Closed extends Exception {}
}
