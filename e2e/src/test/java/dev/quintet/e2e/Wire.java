package dev.quintet.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends raw requests that no HTTP client would send, each on its own connection. */
final class Wire {
    private Wire() {}

    /**
     * @param address the server, as {@code host:port}
     * @param request with {@code \n} as line end, which is sent as {@code \r\n}
     */
    static Answer ask(String address, String request) {
        try (var socket = connect(address)) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
            return Answer.read(socket.getInputStream(), request.startsWith("HEAD "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Socket connect(String address) throws IOException {
        var colon = address.lastIndexOf(':');
        var socket = new Socket(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** Sends the same on connections of its own each. */
    static List<Socket> send(String address, int count, String text) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (var i = 0; i < count; i++) {
            var socket = connect(address);
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            sockets.add(socket);
        }
        return sockets;
    }

    /** The first answer on a connection. */
    record Answer(String head, String body) {
        static Answer read(InputStream in, boolean headAlone) throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                var next = in.read();
                if (next < 0) {
                    throw new IOException("the connection ended after: " + head);
                }
                head.append((char) next);
            }
            var answer = new Answer(head.toString(), "");
            if (headAlone) {
                return answer;
            }
            var length = answer.header("Content-Length").map(Integer::parseInt);
            var body = length.isPresent() ? in.readNBytes(length.get()) : in.readAllBytes();
            return new Answer(head.toString(), new String(body, ISO_8859_1));
        }

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        Optional<String> header(String name) {
            var line = Pattern.compile(
                            "^" + Pattern.quote(name) + ": *(.*)$",
                            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
                    .matcher(head);
            return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
        }
    }
}
