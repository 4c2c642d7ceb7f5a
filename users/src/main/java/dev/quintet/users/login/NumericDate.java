package dev.quintet.users.login;

import java.time.Instant;

/** A time in a token: seconds since 1970, maybe with a fraction (RFC 7519, 2). */
final class NumericDate {
    private NumericDate() {}

    /** @throws IllegalArgumentException where it is none, as it is no number or too large a one */
    static Instant of(Object claim) {
        if (claim instanceof Number number
                && number.doubleValue() >= Instant.MIN.getEpochSecond()
                && number.doubleValue() <= Instant.MAX.getEpochSecond()) {
            return Instant.ofEpochSecond((long) Math.floor(number.doubleValue()));
        }
        throw new IllegalArgumentException("no time: " + claim);
    }
}
