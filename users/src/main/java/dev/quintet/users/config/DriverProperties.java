package dev.quintet.users.config;

import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a URL, in libpq's names or in pgjdbc's, as connection properties of pgjdbc. */
final class DriverProperties {
    private static final Map<String, PGProperty> NAMES_OF_LIBPQ = Map.of(
            "application_name", PGProperty.APPLICATION_NAME,
            "channel_binding", PGProperty.CHANNEL_BINDING,
            "connect_timeout", PGProperty.CONNECT_TIMEOUT,
            "gssencmode", PGProperty.GSS_ENC_MODE,
            "krbsrvname", PGProperty.KERBEROS_SERVER_NAME,
            "require_auth", PGProperty.REQUIRE_AUTH,
            "sslnegotiation", PGProperty.SSL_NEGOTIATION);

    /** Of libpq; without a meaning to pgjdbc, and without harm where they are left out. */
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

    /** What has a place of its own in a URL, or is for other things than a pool of connections. */
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

    /** Nobody is served by a server that does not write. Where any server is asked for, the default holds. */
    private void addTarget(String value) throws MalformedUrl {
        switch (value) {
            case "any" -> {
                // nothing to say
            }
            case "read-write", "primary", "master" -> put(PGProperty.TARGET_SERVER_TYPE, "primary");
            case "preferPrimary" -> put(PGProperty.TARGET_SERVER_TYPE, value);
            default ->
                throw new MalformedUrl(
                        "a URL that asks for another server than the primary, which alone can write");
        }
    }

    /** To libpq, encryption; to pgjdbc, that and a certificate that is verified. */
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
                    "a URL with the parameter '" + name + "', which means nothing here");
        }
        return property;
    }

    private void put(PGProperty property, String value) throws MalformedUrl {
        var choices = property.getChoices();
        // A list of methods is allowed in require_auth; its choices are the items.
        if (choices != null
                && property != PGProperty.REQUIRE_AUTH
                && !List.of(choices).contains(value)) {
            throw new MalformedUrl("a URL in which %s is none of %s"
                    .formatted(property.getName(), String.join(", ", choices)));
        }
        if (isNumber(property.getDefaultValue()) && !isNumber(value)) {
            throw new MalformedUrl("a URL in which " + property.getName() + " is no whole number");
        }
        properties.put(property.getName(), value);
    }

    private static boolean isNumber(String value) {
        return value != null && value.matches("-?[0-9]{1,6}");
    }
}
