package dev.quintet.service.config;

import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Converts the parameters of a URL, with names of libpq or pgjdbc, to properties of pgjdbc. */
final class DriverProperties {
    private static final Map<String, PGProperty> NAMES_OF_LIBPQ = Map.of(
            "application_name", PGProperty.APPLICATION_NAME,
            "channel_binding", PGProperty.CHANNEL_BINDING,
            "connect_timeout", PGProperty.CONNECT_TIMEOUT,
            "gssencmode", PGProperty.GSS_ENC_MODE,
            "krbsrvname", PGProperty.KERBEROS_SERVER_NAME,
            "require_auth", PGProperty.REQUIRE_AUTH,
            "sslnegotiation", PGProperty.SSL_NEGOTIATION);

    /** Parameters of libpq that pgjdbc does not know, and that can be ignored without harm. */
    private static final Set<String> LEFT_OUT = Set.of(
            "client_encoding",
            "fallback_application_name",
            "gssdelegation",
            "keepalives_count",
            "keepalives_idle",
            "keepalives_interval",
            "sslcompression",
            "sslsni",
            "tcp_user_timeout");

    /** Belongs elsewhere in the URL, or makes no sense for a pool of connections. */
    private static final Set<PGProperty> REFUSED = Set.of(
            PGProperty.PG_DBNAME,
            PGProperty.PG_HOST,
            PGProperty.PG_PORT,
            PGProperty.REPLICATION,
            PGProperty.SERVICE);

    private final boolean jdbc;
    private final Map<String, String> properties = new TreeMap<>();

    private DriverProperties(boolean jdbc) {
        this.jdbc = jdbc;
    }

    /** @param jdbc whether the URL is pgjdbc's own */
    static Map<String, String> of(Map<String, String> parameters, boolean jdbc)
            throws MalformedUrl {
        var result = new DriverProperties(jdbc);
        for (var parameter : parameters.entrySet()) {
            result.add(parameter.getKey(), parameter.getValue());
        }
        return Map.copyOf(result.properties);
    }

    private void add(String name, String value) throws MalformedUrl {
        switch (name) {
            case "keepalives" ->
                put(PGProperty.TCP_KEEP_ALIVE, value.equals("0") ? "false" : "true");
            case "load_balance_hosts" ->
                put(PGProperty.LOAD_BALANCE_HOSTS, value.equals("random") ? "true" : "false");
            case "ssl" -> addSsl(value);
            case "sslrootcert" -> addRootCertificate(value);
            case "target_session_attrs", "targetServerType" -> addTarget(value);
            default -> {
                if (!LEFT_OUT.contains(name)) {
                    put(property(name), value);
                }
            }
        }
    }

    /** A server that cannot write is of no use. If any server will do, the default applies. */
    private void addTarget(String value) throws MalformedUrl {
        switch (value) {
            case "any" -> {
                // nothing to say
            }
            case "read-write", "primary", "master" -> put(PGProperty.TARGET_SERVER_TYPE, "primary");
            case "preferPrimary" -> put(PGProperty.TARGET_SERVER_TYPE, value);
            default ->
                throw new MalformedUrl(
                        "a URL that asks for a server other than the primary, the only one that can write");
        }
    }

    /** libpq means encryption; pgjdbc means encryption and a verified certificate. */
    private void addSsl(String value) throws MalformedUrl {
        if (jdbc) {
            put(PGProperty.SSL, value);
        } else if (value.equals("true")) {
            put(PGProperty.SSL_MODE, "require");
        }
    }

    private void addRootCertificate(String value) throws MalformedUrl {
        if (!value.equals("system")) {
            put(PGProperty.SSL_ROOT_CERT, value);
            return;
        }
        put(PGProperty.SSL_FACTORY, DefaultJavaSSLFactory.class.getName());
        properties.putIfAbsent(PGProperty.SSL_MODE.getName(), "verify-full");
    }

    private static PGProperty property(String name) throws MalformedUrl {
        var ofLibpq = NAMES_OF_LIBPQ.get(name);
        var property = ofLibpq == null ? PGProperty.forName(name) : ofLibpq;
        if (property == null || REFUSED.contains(property)) {
            throw new MalformedUrl(
                    "a URL with the parameter '" + name + "', which is not supported");
        }
        return property;
    }

    private void put(PGProperty property, String value) throws MalformedUrl {
        var choices = property.getChoices();
        // In require_auth a list is allowed; each of its items must be one of the choices.
        if (choices != null
                && property != PGProperty.REQUIRE_AUTH
                && !List.of(choices).contains(value)) {
            throw new MalformedUrl("a URL in which %s is not one of %s"
                    .formatted(property.getName(), String.join(", ", choices)));
        }
        if (isNumber(property.getDefaultValue()) && !isNumber(value)) {
            throw new MalformedUrl(
                    "a URL in which " + property.getName() + " is not a whole number");
        }
        properties.put(property.getName(), value);
    }

    private static boolean isNumber(String value) {
        return value != null && value.matches("-?[0-9]{1,6}");
    }
}
