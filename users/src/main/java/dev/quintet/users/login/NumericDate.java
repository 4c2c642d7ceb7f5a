package dev.quintet.users.login;

import java.time.Instant;

/** A time in a token: seconds since 1970, maybe with a fraction (RFC 7519, 2). */
final class NumericDate {
    private NumericDate() {}

    /** @throws IllegalArgumentException if it is not a number, or too large */
    static Instant of(Object claim) {
        if (claim instanceof Number number
                && number.doubleValue() >= Instant.MIN.getEpochSecond()
                && number.doubleValue() <= Instant.MAX.getEpochSecond()) {
            return Instant.ofEpochSecond((long) Math.floor(number.doubleValue()));
        }
        throw new IllegalArgumentException("no time: " + claim);
    }
}
