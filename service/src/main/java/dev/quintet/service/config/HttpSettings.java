package dev.quintet.service.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How the service accepts requests.
 *
 * @param port           the port to listen on; 0 lets the system choose
 * @param metricsPort    the only port of {@code /metrics}, where that is not {@code port}
 * @param maxBodyBytes   larger bodies get a 413
 * @param maxHeaderBytes if all headers of a request together are larger, it gets a 431; a longer
 *     request line gets a 414
 * @param maxJsonDepth   deeper payloads get a 400
 * @param idleTimeout    a connection that is idle for this long is closed
 * @param drainTime      how long the port stays open after SIGTERM
 * @param corsOrigins    the origins whose pages may call the API from a browser; if empty, only the
 *     same origin
 * @param trustedProxies the proxies that may name the address of a caller
 */
public record HttpSettings(
        int port,
        OptionalInt metricsPort,
        int maxBodyBytes,
        int maxHeaderBytes,
        int maxJsonDepth,
        Duration idleTimeout,
        Duration drainTime,
        List<String> corsOrigins,
        Networks trustedProxies) {
    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:(?<port>[1-9][0-9]{0,4}))?");

    /** @throws InvalidSetting if a variable is invalid */
    public static HttpSettings of(Environment environment) {
        var port = environment.number("PORT", 5000, 0, 65_535);
        return new HttpSettings(
                port,
                metricsPort(environment, port),
                environment.number("MAX_BODY_BYTES", 64 * 1024, 1024, 16 * 1024 * 1024),
                environment.number("MAX_HEADER_BYTES", 8192, 1024, 1024 * 1024),
                environment.number("MAX_JSON_DEPTH", 32, 1, 1000),
                environment.seconds("IDLE_TIMEOUT_SECONDS", 60, 1, 3600),
                environment.seconds("DRAIN_SECONDS", 1, 0, 8),
                origins(environment.list("CORS_ORIGINS")),
                Networks.of("TRUSTED_PROXIES", environment.list("TRUSTED_PROXIES")));
    }

    private static OptionalInt metricsPort(Environment environment, int port) {
        if (environment.text("METRICS_PORT") == null) {
            return OptionalInt.empty();
        }
        var metricsPort = environment.number("METRICS_PORT", 0, 1, 65_535);
        if (metricsPort == port) {
            throw new InvalidSetting(
                    "METRICS_PORT", "'" + metricsPort + "'", "another port than PORT");
        }
        return OptionalInt.of(metricsPort);
    }

    private static List<String> origins(List<String> origins) {
        return origins.stream().map(HttpSettings::origin).toList();
    }

    /** As browsers send it: in lower case, without the default port (RFC 6454, 6.2). */
    private static String origin(String text) {
        var origin = text.toLowerCase(Locale.ROOT)
                .replaceFirst("^(http):(.*):80$|^(https):(.*):443$", "$1$3:$2$4");
        var port = ORIGIN.matcher(origin);
        if (!port.matches()
                || port.group("port") != null && Integer.parseInt(port.group("port")) > 65_535) {
            throw new InvalidSetting(
                    "CORS_ORIGINS",
                    "'" + text + "'",
                    "a list of origins as https://www.example.org, separated by commas");
        }
        return origin;
    }
}
