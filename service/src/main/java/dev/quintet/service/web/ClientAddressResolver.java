package dev.quintet.service.web;

import dev.quintet.service.config.Networks;

import io.micronaut.http.HttpRequest;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Finds the address that a request comes from. Only trusted proxies may name another address than
 * their own.
 */
public final class ClientAddressResolver {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Pattern WITH_PORT =
            Pattern.compile("\\[(?<ipv6>[^\\]]+)\\](:[0-9]{1,5})?|(?<ipv4>[^:]+):[0-9]{1,5}");

    private final Networks trustedProxies;

    public ClientAddressResolver(Networks trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /**
     * The peer. If the peer is a trusted proxy, the last address in {@code X-Forwarded-For} that is
     * not one: each proxy appends the peer that it saw.
     */
    public InetAddress resolve(HttpRequest<?> request) {
        var address = request.getRemoteAddress().getAddress();
        var forwarded =
                String.join(",", request.getHeaders().getAll(FORWARDED_FOR)).split(",");
        for (var i = forwarded.length - 1; i >= 0 && trustedProxies.contain(address); i--) {
            try {
                address = InetAddress.ofLiteral(withoutPort(forwarded[i].strip()));
            } catch (IllegalArgumentException _) {
                return address;
            }
        }
        return address;
    }

    /**
     * Proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}, with or without the
     * port.
     */
    private static String withoutPort(String text) {
        var matcher = WITH_PORT.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        return matcher.group("ipv6") == null ? matcher.group("ipv4") : matcher.group("ipv6");
    }
}
