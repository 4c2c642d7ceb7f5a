package dev.quintet.users.code;

import java.util.Locale;

/** What a one-time code is good for. */
public enum Purpose {
    /** To set a new password. */
    RESET,
    /** To set the first one. */
    INVITE,
    /** To show that the email of the account is one's own. */
    CONFIRM_EMAIL,
    /** The same of an email that the account is to have. */
    CHANGE_EMAIL,
    /** To take a change of the email back. */
    UNDO_EMAIL,
    /** To finish a registration. Such codes are in a table of their own: there is no user yet. */
    REGISTER;

    /** As in the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
