package dev.quintet.users.mail;

import dev.quintet.testkit.Eventually;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Takes connections, and says nothing. */
final class SilentServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch came = new CountDownLatch(1);
    private volatile Socket client;

    SilentServer() throws IOException {
        Thread.ofVirtual().start(() -> {
            try {
                client = listener.accept();
                came.countDown();
            } catch (IOException _) {
                // The test is over.
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    void awaitClient() {
        Eventually.holds("a client", () -> came.getCount() == 0);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (client != null) {
            client.close();
        }
    }
}
