package dev.quintet.users.account;

/**
 * Conditions by which a name begins with a text, which is the parameter, twice. They are read from
 * the indexes users_by_username and users_by_email: in the collation C, all texts that begin with "a"
 * are between "a" and "a" followed by the highest character.
 */
public final class NamePrefix {
    public static final String OF_USERNAME = of("username");
    public static final String OF_EMAIL = of("email");

    private NamePrefix() {}

    private static String of(String column) {
        return """
                lower(%1$s) COLLATE "C" >= lower(?)
                AND lower(%1$s) COLLATE "C" < lower(?) || chr(1114111)""".formatted(column);
    }
}
