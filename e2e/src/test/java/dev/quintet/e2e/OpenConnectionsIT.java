package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The users service in a small container, and callers who open more connections than it has memory for. */
@Tag("faults")
class OpenConnectionsIT {
    /** A head of many short headers that never ends is the most that a connection may take. */
    @Test
    void closesConnectionsThatItHasNoRoomFor() throws Exception {
        try (var service = MemoryIT.service(192).healthy()) {
            var open = Wire.send(
                    service.address(5000), 1400, "GET /ping HTTP/1.1\r\n" + "a:\r\n".repeat(99));
            for (var i = 0; i < 200; i++) {
                open.add(Wire.connect(service.address(5000)));
            }
            Eventually.holds(
                    "connections are closed",
                    () -> open.stream().anyMatch(OpenConnectionsIT::isClosed));

            var kept = open.stream()
                    .filter(socket -> !isClosed(socket))
                    .findFirst()
                    .orElseThrow();
            kept.getOutputStream().write("Host: a\r\n\r\n".getBytes(ISO_8859_1));
            kept.setSoTimeout(30_000);
            assertEquals(200, Wire.Answer.read(kept.getInputStream(), false).status());
            for (var socket : open) {
                socket.close();
            }
            Eventually.holds("the service answers others", () -> pings(service));
            assertEquals(
                    1,
                    service.getLogs()
                            .lines()
                            .filter(line -> line.contains("connections are open"))
                            .count());
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static boolean pings(ServiceContainer service) {
        try {
            return Stack.get(MemoryIT.url(service, "/ping")).statusCode() == 200;
        } catch (UncheckedIOException closed) {
            return false;
        }
    }
}
