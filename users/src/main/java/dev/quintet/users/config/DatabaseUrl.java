package dev.quintet.users.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the database is, and who connects.
 *
 * @param jdbcUrl  without user and password, so that it can be logged
 * @param user     null where the JDBC URL or the driver's own defaults say it
 * @param password null as {@code user}; never logged
 */
public record DatabaseUrl(String jdbcUrl, String user, String password) {
    private static final String EXPECTED =
            "postgres://user:password@host:port/database or a JDBC URL of PostgreSQL";

    /**
     * @throws InvalidSetting for anything but a URL of PostgreSQL; without the password in its
     * message
     */
    static DatabaseUrl parse(String value) {
        if (value.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(value, null, null);
        }
        try {
            var uri = URI.create(value);
            var scheme = String.valueOf(uri.getScheme());
            if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
                throw new InvalidSetting(
                        "DATABASE_URL", "a URL of scheme '" + scheme + "'", EXPECTED);
            }
            if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                throw new InvalidSetting(
                        "DATABASE_URL", "a URL without a host or a database", EXPECTED);
            }
            var port = uri.getPort() == -1 ? 5432 : uri.getPort();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            var colon = userInfo.indexOf(':');
            return new DatabaseUrl(
                    "jdbc:postgresql://%s:%d%s%s"
                            .formatted(uri.getHost(), port, uri.getRawPath(), query),
                    decode(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                    colon < 0 ? null : decode(userInfo.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            throw new InvalidSetting(
                    "DATABASE_URL",
                    "not a URL",
                    EXPECTED + "; percent-encode what is special in a password");
        }
    }

    private static String decode(String text) {
        // URLDecoder is for forms, where + is a space; here it is a plus.
        return text.isEmpty()
                ? null
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[hidden]";
    }
}
