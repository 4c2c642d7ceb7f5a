package dev.quintet.users.audit;

import java.util.Locale;

/** What is done to an account. */
public enum Event {
    REGISTERED,
    LOGIN,
    LOGOUT,
    SESSIONS_ENDED,
    PASSWORD_CHANGED,
    USERNAME_CHANGED,
    EMAIL_CHANGED,
    DELETED;

    /** As in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
