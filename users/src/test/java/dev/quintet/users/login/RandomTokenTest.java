package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.Property;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

class RandomTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UUID SESSION = UUID.randomUUID();
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

    @Test
    void anyTextThatWasNotIssuedIsInvalid() {
        Property.holds(
                Inputs::text,
                text -> assertInstanceOf(
                        Tokens.Reading.Invalid.class, tokens(KEY, NOW).read(text)));
    }

    @Test
    void aTokenIsItsUsersUntilItsTimeIsOver() {
        record Input(int userId, int age) {}
        Property.holds(
                random -> new Input(
                        Inputs.number(0, Integer.MAX_VALUE, random),
                        Inputs.number(0, 7200, random)),
                input -> {
                    var reading = tokens(KEY, NOW.plusSeconds(input.age()))
                            .read(tokens(KEY, NOW)
                                    .issue(input.userId(), SESSION)
                                    .text());
                    if (input.age() < 3600) {
                        assertEquals(
                                input.userId(),
                                assertInstanceOf(Tokens.Reading.Valid.class, reading)
                                        .claims()
                                        .userId());
                    } else {
                        assertInstanceOf(Tokens.Reading.Expired.class, reading);
                    }
                });
    }

    @Test
    void aTokenWithAnyCharacterChangedIsInvalidOrTheSame() {
        record Input(int position, char other) {}
        Property.holds(
                random -> new Input(Inputs.number(0, 10_000, random), Inputs.character(random)),
                input -> {
                    var token = tokens(KEY, NOW).issue(7, SESSION).text();
                    var at = input.position() % token.length();
                    var changed = token.substring(0, at) + input.other() + token.substring(at + 1);
                    if (tokens(KEY, NOW).read(changed) instanceof Tokens.Reading.Valid valid) {
                        // Only the spelling of the signature can differ; the token, and so its
                        // digest, is the same.
                        assertEquals(
                                token.substring(0, token.lastIndexOf('.')),
                                changed.substring(0, changed.lastIndexOf('.')));
                        assertEquals(7, valid.claims().userId());
                    }
                });
    }

    @Test
    void aTokenOfAnotherKeyIsInvalid() {
        Property.holds(random -> Inputs.bytes(32, 64, random), other -> {
            if (!Arrays.equals(KEY, other)) {
                assertInstanceOf(
                        Tokens.Reading.Invalid.class,
                        tokens(KEY, NOW)
                                .read(tokens(other, NOW).issue(7, SESSION).text()));
            }
        });
    }

    private static Tokens tokens(byte[] key, Instant now) {
        return new Tokens(key, Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));
    }
}
