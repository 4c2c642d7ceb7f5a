package dev.quintet.users.web;

import dev.quintet.users.config.HttpSettings;

import java.util.HashMap;
import java.util.Map;

/** Our settings in the framework's terms. */
public final class ServerProperties {
    private ServerProperties() {}

    public static Map<String, Object> of(HttpSettings settings) {
        var properties = new HashMap<String, Object>(Map.of(
                // Else a page of another origin gets a 403 of its own, and only where the service's
                // address is a loopback one.
                "micronaut.server.cors.localhost-pass-through", true,
                "micronaut.application.name", "users",
                "micronaut.server.port", settings.port() == 0 ? -1 : settings.port(),
                "micronaut.server.max-request-size", settings.maxBodyBytes(),
                "micronaut.server.netty.max-header-size", settings.maxHeaderBytes(),
                "micronaut.server.idle-timeout", settings.idleTimeout(),
                "micronaut.server.read-idle-timeout", settings.idleTimeout(),
                "micronaut.server.write-idle-timeout", settings.idleTimeout(),
                "micronaut.serde.serialization.inclusion", "always"));
        if (!settings.corsOrigins().isEmpty()) {
            properties.put("micronaut.server.cors.enabled", true);
            properties.put(
                    "micronaut.server.cors.configurations.callers.allowed-origins",
                    settings.corsOrigins());
            // Tokens travel in a header that a page sets itself; cookies, which the browser would
            // add, mean nothing here.
            properties.put("micronaut.server.cors.configurations.callers.allow-credentials", false);
        }
        return properties;
    }
}
