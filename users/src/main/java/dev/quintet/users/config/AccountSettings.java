package dev.quintet.users.config;

import dev.quintet.service.config.Environment;

import java.time.Duration;

/**
 * What users may do with their accounts.
 *
 * @param deletable whether they may delete them
 * @param auditKept how long the audit log keeps its entries
 */
public record AccountSettings(boolean deletable, Duration auditKept) {
    static AccountSettings of(Environment environment) {
        return new AccountSettings(
                environment.isOn("ACCOUNT_DELETION", true),
                Duration.ofDays(environment.number("AUDIT_DAYS", 365, 1, 36_500)));
    }
}
