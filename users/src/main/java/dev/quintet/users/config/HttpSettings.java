package dev.quintet.users.config;

import java.time.Duration;
import java.util.List;

/**
 * How requests are taken.
 *
 * @param port           to listen on; 0 lets the system choose
 * @param maxBodyBytes   larger bodies are answered by 413
 * @param maxHeaderBytes larger headers, all of a request together, are answered by 431, a longer
 *     request line by 414
 * @param maxJsonDepth   deeper payloads are answered by 400
 * @param idleTimeout    a connection on which nothing comes or goes for so long is closed
 * @param drainTime      how long, after SIGTERM, requests are still taken before the port is closed
 * @param corsOrigins    whose pages may call from a browser; none: only those of the same origin
 * @param trustedProxies whose word on a caller's address counts
 */
public record HttpSettings(
        int port,
        int maxBodyBytes,
        int maxHeaderBytes,
        int maxJsonDepth,
        Duration idleTimeout,
        Duration drainTime,
        List<String> corsOrigins,
        Networks trustedProxies) {
    static HttpSettings of(Environment environment) {
        return new HttpSettings(
                environment.number("PORT", 5000, 0, 65_535),
                environment.number("MAX_BODY_BYTES", 64 * 1024, 1024, 16 * 1024 * 1024),
                environment.number("MAX_HEADER_BYTES", 8192, 1024, 1024 * 1024),
                environment.number("MAX_JSON_DEPTH", 32, 1, 1000),
                environment.seconds("IDLE_TIMEOUT_SECONDS", 60, 1, 3600),
                environment.seconds("DRAIN_SECONDS", 1, 0, 8),
                origins(environment.list("CORS_ORIGINS")),
                Networks.of("TRUSTED_PROXIES", environment.list("TRUSTED_PROXIES")));
    }

    private static List<String> origins(List<String> origins) {
        for (var origin : origins) {
            if (!origin.matches("https?://[^/*\\s]+")) {
                throw new InvalidSetting(
                        "CORS_ORIGINS",
                        "'" + origin + "'",
                        "a list of origins as https://www.example.org, separated by commas");
            }
        }
        return origins;
    }
}
