package dev.quintet.users;

import dev.quintet.users.settings.InvalidSetting;
import dev.quintet.users.settings.Settings;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Starts the service with the settings of the environment, and stops it when the system asks. */
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        var server = start();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        stopped.await();
    }

    private static Server start() {
        try {
            var settings = Settings.of(System.getenv());
            var server = Server.start(settings);
            LoggerFactory.getLogger(Main.class).info("listening on port {}", server.port());
            return server;
        } catch (InvalidSetting e) {
            System.err.println("users: " + e.getMessage());
            System.exit(2);
            throw e;
        }
    }
}
