package dev.quintet.users.config;

import dev.quintet.service.config.Environment;

import java.time.Duration;

/**
 * How many logins may fail before more are refused for a while.
 *
 * @param perAccount failures of one account, 0 for no limit
 * @param perAddress failures from one address, 0 for no limit
 * @param window     failures are counted for this long after the first one, and then forgotten
 */
public record LoginLimits(int perAccount, int perAddress, Duration window) {
    static LoginLimits of(Environment environment) {
        return new LoginLimits(
                environment.number("LOGIN_FAILURES_PER_ACCOUNT", 10, 0, 1_000_000),
                environment.number("LOGIN_FAILURES_PER_ADDRESS", 100, 0, 1_000_000),
                environment.seconds("LOGIN_FAILURES_WINDOW_SECONDS", 300, 1, 86_400));
    }
}
