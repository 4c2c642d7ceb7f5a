package dev.quintet.users.mail;

import dev.quintet.users.code.Purpose;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a mail is about. */
public enum MailKind {
    RESET("reset", Purpose.RESET, "reset-password"),
    INVITE("invite", Purpose.INVITE, "reset-password"),
    REGISTER("register", Purpose.REGISTER, "finish"),
    /** Instead of the one before, where somebody has the email already. */
    HAVE_ACCOUNT("have_account", "login"),
    CONFIRM_EMAIL("confirm_email", Purpose.CONFIRM_EMAIL, "confirm-email"),
    CHANGE_EMAIL("confirm_email", Purpose.CHANGE_EMAIL, "confirm-email"),
    EMAIL_CHANGE_ASKED("email_change_asked"),
    EMAIL_CHANGED("email_changed", Purpose.UNDO_EMAIL, "undo-email"),
    /** Where changes of the email cannot be taken back. */
    EMAIL_CHANGED_FOR_GOOD("email_changed_for_good"),
    PASSWORD_CHANGED("password_changed"),
    USERNAME_CHANGED("username_changed"),
    ACCOUNT_DELETED("account_deleted");

    /** After this long there is no more sense in it. */
    private static final Duration LINK_GOES = Duration.ofHours(1);

    private static final Duration NOTICE_GOES = Duration.ofHours(24);

    /** The name of the files with its text. */
    final String template;

    /** What its link is good for; empty if it has none. */
    final Optional<Purpose> purpose;

    /** The page of the client that its link opens; empty if it has none. */
    final String page;

    MailKind(String template) {
        this(template, "");
    }

    /** With a link that has no code. */
    MailKind(String template, String page) {
        this.template = template;
        this.purpose = Optional.empty();
        this.page = page;
    }

    MailKind(String template, Purpose purpose, String page) {
        this.template = template;
        this.purpose = Optional.of(purpose);
        this.page = page;
    }

    Duration goodFor() {
        return purpose.isPresent() && this != EMAIL_CHANGED ? LINK_GOES : NOTICE_GOES;
    }

    /** As in the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
