package dev.quintet.service.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads URLs like libpq (PostgreSQL's manual, 34.1.1.2) and like pgjdbc. Its error messages never
 * contain a secret.
 */
final class DatabaseUrlParser {
    private static final String EXPECTED =
            "postgres://user:password@host:port/database or a JDBC URL of PostgreSQL";
    private static final String ENCODE = "; percent-encode what is special in a user or password";
    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern SCHEME = Pattern.compile("(?<scheme>(jdbc:)?[A-Za-z+]{2,30})://");
    private static final Pattern PARTS = Pattern.compile(
            "((?<user>[^@/:]*)(:(?<password>[^@/]*))?@)?(?<hosts>[^/?]*)(/(?<database>[^?]*))?(\\?(?<query>.*))?",
            Pattern.DOTALL);

    private DatabaseUrlParser() {}

    /** @throws InvalidSetting if it is not a URL of PostgreSQL */
    static DatabaseUrl parse(Secret url) {
        var text = withoutScheme(url);
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("the pattern of a URL does not match every text");
        }
        try {
            return read(parts, url.text().startsWith(JDBC));
        } catch (MalformedUrl e) {
            // After another @, what looks like a host, a port or a parameter may be part of a
            // password.
            var another = text.indexOf('@', parts.start("hosts")) >= 0;
            throw new InvalidSetting(
                    url.variable(),
                    another ? "a URL with an @ after its host" : e.getMessage(),
                    EXPECTED + ENCODE);
        }
    }

    private static String withoutScheme(Secret url) {
        var text = url.text();
        var scheme = SCHEME.matcher(text);
        var name = scheme.lookingAt() ? scheme.group("scheme") : "";
        if (name.equals("postgres") || name.equals("postgresql")) {
            return text.substring(scheme.end());
        }
        if (text.startsWith(JDBC + "//")) {
            return onThisMachine(text.substring(scheme.end()));
        }
        if (text.startsWith(JDBC)) {
            return onThisMachine("/" + text.substring(JDBC.length()).replaceFirst("^/", ""));
        }
        throw new InvalidSetting(
                url.variable(),
                name.isEmpty() ? "not a URL of PostgreSQL" : "a URL of scheme '" + name + "'",
                EXPECTED);
    }

    /** The default of pgjdbc for a URL without a host. */
    private static String onThisMachine(String text) {
        return text.startsWith("/") ? "localhost" + text : text;
    }

    private static DatabaseUrl read(Matcher parts, boolean jdbc) throws MalformedUrl {
        if ((parts.group("hosts") + parts.group("database")).contains("@")) {
            throw new MalformedUrl("a URL with an @ after its host");
        }
        var parameters = parameters(parts.group("query"), jdbc);
        var names = parameters.remove("host");
        var ports = parameters.remove("port");
        var hosts = names == null
                ? HostList.parse(parts.group("hosts"))
                : HostList.join(names, ports == null ? "" : ports);
        var database = parameter(parameters, "dbname", parts.group("database"));
        var user = parameter(parameters, "user", parts.group("user"));
        var password = parameter(parameters, "password", parts.group("password"));
        if (database == null) {
            throw new MalformedUrl("a URL without a database");
        }
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + "/"
                        + URLEncoder.encode(database, StandardCharsets.UTF_8),
                user,
                password,
                DriverProperties.of(parameters, jdbc));
    }

    /** The query's value takes precedence, as in libpq. Null if there is none. */
    private static String parameter(Map<String, String> parameters, String name, String encoded)
            throws MalformedUrl {
        var named = parameters.remove(name);
        if (named != null) {
            return named;
        }
        return encoded == null || encoded.isEmpty() ? null : PercentEncoding.decode(encoded);
    }

    private static Map<String, String> parameters(String query, boolean jdbc) throws MalformedUrl {
        var parameters = new TreeMap<String, String>();
        for (var item : query == null ? new String[0] : query.split("&")) {
            var equals = item.indexOf('=');
            if (equals < 0 && !item.isEmpty()) {
                throw new MalformedUrl("a URL with a parameter without a value");
            }
            if (equals >= 0 && equals < item.length() - 1) {
                var value = item.substring(equals + 1);
                parameters.put(
                        PercentEncoding.decode(item.substring(0, equals)),
                        jdbc ? PercentEncoding.decodeForm(value) : PercentEncoding.decode(value));
            }
        }
        return parameters;
    }
}
