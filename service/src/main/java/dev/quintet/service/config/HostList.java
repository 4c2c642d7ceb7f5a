package dev.quintet.service.config;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** The hosts of a database, each with its port. */
final class HostList {
    private static final int DEFAULT_PORT = 5432;
    private static final Pattern HOST =
            Pattern.compile("(?<name>\\[[^\\]]*]|[^:]*)(:(?<port>[^:]*))?");
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?]");

    private HostList() {}

    /** Parses the hosts of a URL: {@code host:port,[address]:port}. */
    static String parse(String list) throws MalformedUrl {
        var hosts = new ArrayList<String>();
        for (var item : list.split(",", -1)) {
            var host = HOST.matcher(item);
            if (!host.matches()) {
                throw new MalformedUrl(
                        "a URL with an invalid host; write an IPv6 address in brackets");
            }
            hosts.add(name(PercentEncoding.decode(host.group("name"))) + ":"
                    + port(host.group("port")));
        }
        return String.join(",", hosts);
    }

    /** Joins two parameters of libpq: a list of hosts, and as many ports or one for all. */
    static String join(String names, String ports) throws MalformedUrl {
        var name = names.split(",", -1);
        var port = ports.split(",", -1);
        if (port.length != 1 && port.length != name.length) {
            throw new MalformedUrl("a URL whose numbers of hosts and ports differ");
        }
        var hosts = new ArrayList<String>();
        for (var i = 0; i < name.length; i++) {
            var bracketed = name[i].contains(":") ? "[" + name[i] + "]" : name[i];
            hosts.add(name(bracketed) + ":" + port(port[port.length == 1 ? 0 : i]));
        }
        return String.join(",", hosts);
    }

    private static String name(String name) throws MalformedUrl {
        if (name.isEmpty()) {
            throw new MalformedUrl("a URL without a host");
        }
        if (name.startsWith("/")) {
            throw new MalformedUrl("a URL of a Unix-domain socket");
        }
        if (!NAME.matcher(name).matches()) {
            throw new MalformedUrl("a URL with an invalid host");
        }
        return name;
    }

    private static int port(String port) throws MalformedUrl {
        if (port == null || port.isEmpty()) {
            return DEFAULT_PORT;
        }
        // A text that is not a number may be part of a password.
        if (!port.matches("[0-9]{1,9}")) {
            throw new MalformedUrl("a URL with a port that is not a number");
        }
        var number = Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw new MalformedUrl(
                    "a URL with the port " + number + ", which is not from 1 to 65535");
        }
        return number;
    }
}
