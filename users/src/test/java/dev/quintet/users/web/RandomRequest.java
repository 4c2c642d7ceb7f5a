package dev.quintet.users.web;

import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.RandomBody;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** A request whose body ends where it says, and of which nothing else is sure. */
final class RandomRequest {
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

    private RandomRequest() {}

    static String of(RandomGenerator random) {
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
        var body = new String(RandomBody.of(random), StandardCharsets.ISO_8859_1);
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

    static String one(String[] texts, RandomGenerator random) {
        return texts[random.nextInt(texts.length)];
    }
}
