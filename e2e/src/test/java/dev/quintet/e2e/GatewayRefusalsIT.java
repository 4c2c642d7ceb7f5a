package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

/** How the gateway answers unusual and invalid requests. */
@Tag(Stack.BY_GATEWAY)
class GatewayRefusalsIT {
    private static final String GATEWAY = URI.create(Stack.gateway("/")).getAuthority();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "405|TRACE /ping HTTP/1.1\\nHost: a\\n\\n",
                "405|CONNECT /users HTTP/1.1\\nHost: a\\n\\n",
                "501|POST /users HTTP/1.1\\nHost: a\\nTransfer-Encoding: gzip\\n\\n",
                "501|POST /users HTTP/1.1\\nHost: a\\nTransfer-Encoding: gzip, chunked\\n\\n",
                "400|POST /users HTTP/1.1\\nHost: a\\nTransfer-Encoding: chunked\\n\\nzz\\n",
                "400|POST /auth/login HTTP/1.1\\nHost: a\\nTransfer-Encoding: chunked\\n\\n2\\n{}\\nzz\\n",
                "400|POST /users HTTP/1.1\\nHost: a\\nContent-Length: 3\\nTransfer-Encoding: chunked\\n\\n0\\n\\n",
                "400|POST /users HTTP/1.1\\nHost: a\\nContent-Length: many\\n\\n",
                "400|GET /users HTTP/1.1\\n\\n",
                "400|GET /users HTTP/1.1\\nHost: a/b\\n\\n",
                "400|GET /users HTTP/1.1\\nHost: a\\nHost: b\\n\\n",
                "400|GET /users HTTP/1.1\\nHost: a\\nno header\\n\\n",
                "400|GET /users/%zz HTTP/1.1\\nHost: a\\n\\n",
                "400|nonsense\\n\\n",
                "505|GET /users HTTP/9.9\\nHost: a\\n\\n"
            })
    void refusesInJson(int status, String request) {
        var answer = Wire.ask(GATEWAY, request.replace("\\n", "\n"));

        assertEquals(status, answer.status());
        assertEquals("application/json", answer.header("Content-Type").orElseThrow());
        assertEquals(
                status < 500 ? "fail" : "error",
                Stack.json(answer.body()).path("status").asText());
        assertTrue(Stack.json(answer.body()).path("message").asText().endsWith("."));
        assertEquals(status == 405, answer.header("Allow").isPresent());
    }

    @ParameterizedTest
    @CsvSource({"/", "/about", "/swagger/", "/index.html"})
    void saysOfAPageThatItIsOnlyRead(String path) {
        for (var method : new String[] {"POST", "PUT", "DELETE", "TRACE"}) {
            var answer = Wire.ask(GATEWAY, "%s %s HTTP/1.1\nHost: a\n\n".formatted(method, path));

            assertEquals(405, answer.status(), method);
            assertEquals("GET, HEAD", answer.header("Allow").orElseThrow(), method);
        }
    }

    @ParameterizedTest
    @CsvSource({"7000,1,200", "8300,1,431", "3000,2,200", "3000,3,431", "7000,4,431"})
    void limitsTheHeadersOfARequestTogether(int length, int count, int status) {
        var answer = Wire.ask(
                GATEWAY,
                "GET /ping HTTP/1.1\nHost: a\n"
                        + ("X-Long: " + "a".repeat(length) + "\n").repeat(count) + "\n");

        assertEquals(status, answer.status());
        assertEquals("application/json", answer.header("Content-Type").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ping", "/swagger/"})
    void answersProbesOfBalancers(String path) {
        for (var request : new String[] {
            "GET %s HTTP/1.0\n\n",
            "HEAD %s HTTP/1.0\n\n",
            "HEAD %s HTTP/1.1\nHost: a\n\n",
            "GET %s HTTP/1.0\nHost: 10.0.0.1:80\n\n",
            "GET %s HTTP/1.1\nHost: _\n\n",
            "GET %s HTTP/1.1\nHost: [::1]:80\n\n"
        }) {
            assertEquals(200, Wire.ask(GATEWAY, request.formatted(path)).status(), request);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE / HTTP/1.1\nHost: a\n\n", "GET /about%2f HTTP/1.1\nHost: a\n\n"})
    void showsAPageElsewhere(String request) {
        var answer = Wire.ask(GATEWAY, request);

        assertEquals("text/html", answer.header("Content-Type").orElseThrow());
        assertTrue(answer.body().startsWith("<!DOCTYPE html>"), answer.body());
    }
}
