package dev.quintet.users.account;

/** Rules of a user's fields, in characters (Unicode code points), as PostgreSQL counts them. */
public final class UserRules {
    public static final int MAX_LENGTH = 128;
    /** Longer ones are refused before any time is spent on hashing them. */
    public static final int MAX_PASSWORD_LENGTH = 1000;

    private UserRules() {}
}
