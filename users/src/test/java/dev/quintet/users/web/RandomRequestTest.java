package dev.quintet.users.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Inputs;
import dev.quintet.users.PostgreSql;
import dev.quintet.users.Property;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Several requests on one connection, whose bodies end where they say, and of which nothing else is sure. */
class RandomRequestTest {
    private static final String GOOD = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";

    private static final String[] METHODS = {
        "GET",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "TRACE",
        "CONNECT",
        "PRI",
        "get",
        "X-Y",
        "M".repeat(300),
        "G\u00c9T"
    };

    private static final String[] TARGETS = {
        "/ping",
        "/users",
        "/users/1",
        "/auth/register",
        "/auth/login",
        "/auth/logout",
        "/auth/status",
        "/health",
        "/metrics",
        "/",
        "*",
        "//users",
        "/users/",
        "/users//1",
        "/users/..",
        "/users/%2e%2e",
        "/users/%00",
        "/users/%ff",
        "/users/%",
        "/users/%zz",
        "/users?limit=%00",
        "/users?q=%ff",
        "/users?q=%00",
        "/users?q=a&q=b",
        "/users?limit=99999999999999999999",
        "/users?after=%zz",
        "/users?&&=&a=b",
        "/users?order=",
        "/users;a=b",
        "/users#a",
        "/users/{id}",
        "/users/1e3",
        "http://x/ping",
        "http://[/ping",
        "http://x:99999/ping",
        "users",
        "/\u00fc",
        "/users/1\\",
        "/auth/login?x=[",
        "x:443",
        "/users/99999999999999999999",
        "?",
        ""
    };

    private static final String[] VERSIONS = {
        "HTTP/1.1", "HTTP/1.0", "HTTP/1.9", "HTTP/2.0", "HTTP/0.9", "http/1.1", "HTTP/1.1 x", ""
    };

    private static final String[] HEADERS = {
        "Authorization",
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Accept-Charset",
        "Connection",
        "Content-Encoding",
        "Content-Type",
        "Content-Language",
        "Content-Range",
        "Cookie",
        "Expect",
        "Forwarded",
        "Host",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "Origin",
        "Access-Control-Request-Method",
        "Access-Control-Request-Headers",
        "Range",
        "TE",
        "Trailer",
        "Upgrade",
        "HTTP2-Settings",
        "User-Agent",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Request-Id",
        "X-HTTP-Method-Override",
        "Micronaut-X"
    };

    private static final String[] VALUES = {
        "",
        " ",
        ",",
        ";",
        "=",
        "*/*",
        "application/json",
        "application/json; charset=utf-16",
        "application/json;charset=nowhere",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/html",
        "a/b;q=x",
        "/",
        "text/event-stream",
        "gzip",
        "identity",
        "br, gzip;q=0",
        "100-continue",
        "200-nothing",
        "close",
        "keep-alive",
        "close, upgrade",
        "Upgrade, HTTP2-Settings",
        "h2c",
        "websocket",
        "trailers",
        "chunked",
        "Bearer",
        "Bearer x",
        "Basic eA==",
        "127.0.0.1",
        "127.0.0.1:5678, ::1",
        "[::1]:99999",
        "999.1.1.1",
        "unknown",
        "for=\"[2001:db8::1]:1\"",
        "null",
        "http://x",
        "POST",
        "bytes=0-",
        "bytes=9-1",
        "Thu, 99 Foo 2026",
        "a=b; a=c; =",
        "\u00ff\u00fe",
        "%00",
        "${jndi:ldap://127.0.0.1/x}",
        "x".repeat(3000)
    };

    private static final String[] PAYLOADS = {
        "",
        "{}",
        "[]",
        "null",
        "{",
        "\"\"",
        "1e400",
        "{\"email\":1,\"password\":[]}",
        "{\"email\":\"a@b\",\"password\":\"\\ud800\"}",
        "{\"email\":\"\\u0000\",\"password\":\"\\u0000\"}",
        "{\"email\":\"a@b\",\"email\":\"b@c\",\"password\":\"x\"}",
        "{\"email\":\"nobody@example.org\",\"password\":\"not a password\"}",
        "[".repeat(5000),
        "{\"a\":".repeat(5000),
        "{\"username\":\"\",\"email\":\"\u202e@\",\"password\":\"\"}",
        "{\"email\":" + "9".repeat(3000) + "}",
        "a=b&c=d",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n"
    };

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"));

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
                        .mapToObj(_ -> request(random))
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

    private static String request(RandomGenerator random) {
        var request = new StringBuilder()
                .append(mostly(random.nextBoolean() ? "GET" : "POST", METHODS, random))
                .append(' ')
                .append(one(TARGETS, random))
                .append(' ')
                .append(mostly("HTTP/1.1", VERSIONS, random))
                .append("\r\n");
        if (random.nextInt(8) > 0) {
            request.append("Host: x\r\n");
        }
        if (random.nextInt(4) > 0) {
            request.append("Content-Type: application/json\r\n");
        }
        for (var i = random.nextInt(5); i > 0; i--) {
            request.append(one(HEADERS, random))
                    .append(": ")
                    .append(value(random))
                    .append("\r\n");
        }
        return body(random, request);
    }

    private static String body(RandomGenerator random, StringBuilder request) {
        var body = new String(bytes(random), StandardCharsets.ISO_8859_1);
        if (random.nextInt(3) > 0) {
            return request.append("Content-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body)
                    .toString();
        }
        request.append("Transfer-Encoding: chunked\r\n\r\n");
        if (!body.isEmpty()) {
            request.append(Integer.toHexString(body.length()))
                    .append(one(
                            new String[] {"", ";a=b", ";a=\"b\"", " ", ";" + "x".repeat(500)},
                            random))
                    .append("\r\n")
                    .append(body)
                    .append("\r\n");
        }
        return request.append(
                        one(new String[] {"0\r\n", "000\r\n", "0;x\r\n", "0\r\nX: y\r\n"}, random))
                .append("\r\n")
                .toString();
    }

    private static byte[] bytes(RandomGenerator random) {
        if (random.nextInt(6) == 0) {
            return Inputs.bytes(0, 2000, random);
        }
        var text = one(PAYLOADS, random).getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
        return switch (random.nextInt(8)) {
            case 0 ->
                ("\uFEFF" + new String(text, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            case 1 -> packed(text, false);
            case 2 -> packed(text, true);
            default -> text;
        };
    }

    private static byte[] packed(byte[] text, boolean asGzip) {
        var packed = new ByteArrayOutputStream();
        try (var out = asGzip
                ? new GZIPOutputStream(packed)
                : new DeflaterOutputStream(packed, new Deflater())) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** No line break, which would end the header and begin another. */
    private static String value(RandomGenerator random) {
        return random.nextInt(4) > 0
                ? one(VALUES, random)
                : new String(Inputs.bytes(0, 60, random), StandardCharsets.ISO_8859_1)
                        .replaceAll("[\r\n]", "");
    }

    private static String mostly(String usual, String[] others, RandomGenerator random) {
        return random.nextInt(3) > 0 ? usual : one(others, random);
    }

    private static String one(String[] texts, RandomGenerator random) {
        return texts[random.nextInt(texts.length)];
    }
}
