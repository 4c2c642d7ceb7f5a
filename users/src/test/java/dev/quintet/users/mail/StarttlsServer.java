package dev.quintet.users.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Offers STARTTLS (RFC 3207), which GreenMail does not, and hands what follows to GreenMail.
 */
final class StarttlsServer implements AutoCloseable {
    private final ServerSocket listener;
    private final SSLSocketFactory tls;
    private final int target;

    private StarttlsServer(ServerSocket listener, SSLSocketFactory tls, int target) {
        this.listener = listener;
        this.tls = tls;
        this.target = target;
    }

    static StarttlsServer before(int target, SSLSocketFactory tls) throws IOException {
        var server = new StarttlsServer(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls, target);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client;
                var mail = new Socket(InetAddress.getLoopbackAddress(), target)) {
            say(client, "220 localhost");
            line(client.getInputStream());
            say(client, "250-localhost\r\n250 STARTTLS");
            line(client.getInputStream());
            say(client, "220 go ahead");
            var encrypted = (SSLSocket) tls.createSocket(client, null, client.getPort(), true);
            encrypted.setUseClientMode(false);
            // The greeting, which the client has had.
            line(mail.getInputStream());
            var back = Thread.ofVirtual().start(() -> pass(mail, encrypted));
            encrypted.getInputStream().transferTo(mail.getOutputStream());
            back.interrupt();
        } catch (IOException _) {
            // One end hung up, as where a client does not like the certificate.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // The other direction notices, too.
        }
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void line(InputStream from) throws IOException {
        for (var next = from.read(); next != '\n' && next != -1; next = from.read()) {
            // Reads on to the end of the line.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
