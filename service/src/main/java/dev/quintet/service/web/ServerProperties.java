package dev.quintet.service.web;

import dev.quintet.service.config.HttpSettings;

import java.util.HashMap;
import java.util.Map;

/** Our settings as properties of the framework. */
public final class ServerProperties {
    private ServerProperties() {}

    public static Map<String, Object> of(HttpSettings settings) {
        var properties = new HashMap<String, Object>(Map.of(
                // Otherwise other origins get a 403, but only if the service listens on loopback.
                "micronaut.server.cors.localhost-pass-through",
                true,
                "micronaut.server.port",
                settings.port() == 0 ? -1 : settings.port(),
                "micronaut.server.max-request-size",
                settings.maxBodyBytes(),
                "micronaut.server.idle-timeout",
                settings.idleTimeout(),
                "micronaut.server.read-idle-timeout",
                settings.idleTimeout(),
                "micronaut.server.write-idle-timeout",
                settings.idleTimeout(),
                "micronaut.serde.serialization.inclusion",
                "always"));
        if (!settings.corsOrigins().isEmpty()) {
            properties.put("micronaut.server.cors.enabled", true);
            properties.put(
                    "micronaut.server.cors.configurations.callers.allowed-origins",
                    settings.corsOrigins());
            // Tokens are sent in a header that the page sets. There are no cookies.
            properties.put("micronaut.server.cors.configurations.callers.allow-credentials", false);
        }
        settings.metricsPort().ifPresent(metricsPort -> {
            var listeners = "micronaut.server.netty.listeners.";
            properties.put(listeners + "api.port", properties.get("micronaut.server.port"));
            properties.put(listeners + "metrics.port", metricsPort);
        });
        return properties;
    }
}
