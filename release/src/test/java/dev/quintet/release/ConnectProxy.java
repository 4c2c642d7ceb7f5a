package dev.quintet.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Leads out of a network that has no other way out; here, to one registry, whatever name it is asked for by. */
final class ConnectProxy implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String backend;

    ConnectProxy(String backend) throws IOException {
        this.backend = backend;
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException e) {
                // It was closed.
                return;
            }
        }
    }

    private void connect(Socket client) {
        var address = backend.split(":");
        try (client;
                var registry = new Socket(address[0], Integer.parseInt(address[1]))) {
            asked.add(requestLine(client.getInputStream()));
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var back = Thread.startVirtualThread(() -> copy(registry, client));
            copy(client, registry);
            back.join();
        } catch (IOException e) {
            // Whoever asked hears of it by the end of the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Up to the blank line that ends the request. */
    private static String requestLine(InputStream from) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(from.read());
        }
        return head.toString(StandardCharsets.US_ASCII).lines().findFirst().orElseThrow();
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // One end is gone; the other is closed with it.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
