package dev.quintet.users.account;

/** Rules of a user's fields, in characters (Unicode code points), as PostgreSQL counts them. */
public final class UserRules {
    public static final int MAX_LENGTH = 128;
    /** Longer ones are refused before they cost anything to hash. */
    public static final int MAX_PASSWORD_LENGTH = 1000;

    private UserRules() {}

    static boolean isEmail(String text) {
        var at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && !text.substring(0, at).isBlank()
                && !text.substring(at + 1).isBlank();
    }
}
