package dev.quintet.users.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done to an account. */
public enum Event {
    REGISTERED,
    LOGIN,
    /** No more wrong passwords are taken: of an account, or where there is no user, from an address. */
    LOGIN_LIMITED,
    LOGOUT,
    SESSIONS_ENDED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    USERNAME_CHANGED,
    EMAIL_ASKED,
    EMAIL_CHANGED,
    EMAIL_UNDONE,
    EMAIL_CONFIRMED,
    DELETED,
    USER_ADDED,
    USER_INVITED,
    USER_CHANGED,
    ACTIVATED,
    DEACTIVATED,
    PROMOTED,
    DEMOTED,
    RESET_SENT;

    public static Optional<Event> parse(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equals(word))
                .findFirst();
    }

    /** As in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
