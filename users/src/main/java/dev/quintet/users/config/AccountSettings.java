package dev.quintet.users.config;

import dev.quintet.service.config.Environment;

import java.time.Duration;

/**
 * Who may have an account, who sees them, and what users may do with their own.
 *
 * @param registration whether people register by themselves
 * @param visibleTo    who sees the users
 * @param deletable    whether users may delete their accounts
 * @param auditKept    how long the audit log keeps its entries
 */
public record AccountSettings(
        Registration registration, Audience visibleTo, boolean deletable, Duration auditKept) {
    static AccountSettings of(Environment environment) {
        return new AccountSettings(
                environment.choice("REGISTRATION", Registration.OPEN),
                environment.choice("USERS_VISIBLE_TO", Audience.EVERYBODY),
                environment.isOn("ACCOUNT_DELETION", true),
                Duration.ofDays(environment.number("AUDIT_DAYS", 365, 1, 36_500)));
    }

    /** Whether people register by themselves. */
    public enum Registration {
        OPEN,
        /** Admins add users, nobody else. */
        CLOSED
    }

    /** Who may see the users. */
    public enum Audience {
        EVERYBODY,
        /** Whoever is logged in. */
        MEMBERS,
        ADMINS
    }
}
