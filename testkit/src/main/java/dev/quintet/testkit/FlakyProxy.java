package dev.quintet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy between a service and its PostgreSQL. Its connections can be cut and restored. */
public final class FlakyProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final URI target;
    private final String targetUrl;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean cut;

    private FlakyProxy(ServerSocket listener, String jdbcUrl) {
        this.listener = listener;
        this.targetUrl = jdbcUrl;
        this.target = URI.create(jdbcUrl.substring("jdbc:".length()));
    }

    public static FlakyProxy to(String jdbcUrl) {
        try {
            var proxy = new FlakyProxy(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), jdbcUrl);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL that leads through this proxy. */
    public String jdbcUrl() {
        return targetUrl.replace(target.getAuthority(), "127.0.0.1:" + listener.getLocalPort());
    }

    public void cut() {
        cut = true;
        open.forEach(FlakyProxy::close);
    }

    /** How many connections were refused while cut. */
    public int refused() {
        return refused.get();
    }

    public void heal() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                var near = listener.accept();
                if (cut) {
                    near.close();
                    refused.incrementAndGet();
                    continue;
                }
                var far = new Socket(target.getHost(), target.getPort());
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
                if (cut) {
                    // In the very moment in which this connection came.
                    cut();
                }
            }
        } catch (IOException _) {
            // The listener was closed, because the test is over.
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One end hung up, or the proxy cut both; closing both tells the other end.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
