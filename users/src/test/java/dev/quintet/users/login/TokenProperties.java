package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

class TokenProperties {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

    @Property
    void anyTextThatWasNotIssuedIsInvalid(@ForAll String text) {
        assertInstanceOf(Tokens.Reading.Invalid.class, tokens(KEY, NOW).read(text));
    }

    @Property(tries = 200)
    void aTokenIsItsUsersUntilItsTimeIsOver(
            @ForAll @IntRange(min = 0) int userId, @ForAll @IntRange(min = 0, max = 7200) int age) {
        var reading = tokens(KEY, NOW.plusSeconds(age)).read(tokens(KEY, NOW).issue(userId));

        if (age < 3600) {
            assertEquals(
                    userId,
                    assertInstanceOf(Tokens.Reading.Valid.class, reading).userId());
        } else {
            assertInstanceOf(Tokens.Reading.Expired.class, reading);
        }
    }

    @Property(tries = 200)
    void aTokenWithAnyCharacterChangedIsInvalidOrTheSame(
            @ForAll @IntRange(min = 0, max = 10_000) int position, @ForAll char other) {
        var token = tokens(KEY, NOW).issue(7);
        var at = position % token.length();
        var changed = token.substring(0, at) + other + token.substring(at + 1);

        if (tokens(KEY, NOW).read(changed) instanceof Tokens.Reading.Valid valid) {
            // Only the spelling of the signature can differ; the token, and so its digest, is the
            // same.
            assertEquals(
                    token.substring(0, token.lastIndexOf('.')),
                    changed.substring(0, changed.lastIndexOf('.')));
            assertEquals(7, valid.userId());
        }
    }

    @Property(tries = 100)
    void aTokenOfAnotherKeyIsInvalid(@ForAll @Size(min = 32, max = 64) byte[] other) {
        if (!Arrays.equals(KEY, other)) {
            assertInstanceOf(
                    Tokens.Reading.Invalid.class,
                    tokens(KEY, NOW).read(tokens(other, NOW).issue(7)));
        }
    }

    private static Tokens tokens(byte[] key, Instant now) {
        return new Tokens(key, Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));
    }
}
