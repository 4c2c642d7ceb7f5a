package dev.quintet.users.web;

import dev.quintet.testkit.description.Exchange;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends requests that a well-behaved client would not send. */
final class RawHttp {
    private RawHttp() {}

    /** Returns the status of the answer. */
    static int status(int port, String request) throws IOException {
        return Integer.parseInt(answer(port, request).split(" ", 3)[1]);
    }

    /** Sends a request without a body to a path that may be invalid. */
    static Exchange send(int port, String method, String path) throws IOException {
        var answer = answer(
                port,
                "%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(method, path));
        var parts = answer.split("\r\n\r\n", 2);
        var lines = parts[0].lines().toList();
        var headers = new HashMap<String, List<String>>();
        lines.stream()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .forEach(header -> headers.put(header[0], List.of(header[1])));
        return new Exchange(
                method,
                path,
                Map.of(),
                "",
                Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
                headers,
                parts[1]);
    }

    private static String answer(int port, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
