package dev.quintet.users.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class PasswordHasherTest {
    @AutoClose
    private static final PasswordHasher HASHER =
            new PasswordHasher(10, new HashingMemory(64 * 1024));

    @Test
    void sendsLoginsAwayPastALimitWhileOthersAreServed() throws SQLException, InterruptedException {
        var settings = Map.of(
                "PASSWORD_MAX_WAITING",
                "4",
                "LOGIN_FAILURES_PER_ADDRESS",
                "0",
                "LOGIN_FAILURES_PER_ACCOUNT",
                "0");
        try (var service = Service.start(PostgreSql.newDatabase(), settings);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Service.Answer> login = () -> service.post(
                    "/auth/login", Service.login("nobody@example.org", "whatever it is"));

            var answers = threads.invokeAll(Collections.nCopies(60, login)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertTrue(answers.stream()
                    .allMatch(answer -> answer.status() == 404 || answer.status() == 503));
            var refused = answers.stream()
                    .filter(answer -> answer.status() == 503)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    "503 error, Too many people are logging in. Please try again.", refused.line());
            assertEquals("1", refused.header("Retry-After"));
            assertEquals(200, service.get("/ping").status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2id$broken",
                "$2b$04$broken",
                // Above the limits: cost, memory, passes, lanes.
                "$2b$99$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES",
                "$2b$17$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES",
                "$2b$03$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES",
                "$argon2id$v=19$m=65537,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$MTIzNDU2Nzg5MDEyMzQ1Ng",
                "$argon2id$v=19$m=4096,t=33,p=1$c29tZXNhbHRzb21lc2FsdA$MTIzNDU2Nzg5MDEyMzQ1Ng",
                "$argon2id$v=19$m=4096,t=1,p=17$c29tZXNhbHRzb21lc2FsdA$MTIzNDU2Nzg5MDEyMzQ1Ng",
                "$argon2id$v=19$m=9999999999,t=9999999999,p=9999999999$c29tZXNhbHQ$MTIzNDU2Nzg",
                // Refused by the library: less memory than lanes need, a salt of one byte, bad
                // base64.
                "$argon2id$v=19$m=1,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$MTIzNDU2Nzg5MDEyMzQ1Ng",
                "$argon2id$v=19$m=4096,t=1,p=1$YQ$MTIzNDU2Nzg5MDEyMzQ1Ng",
                "$argon2id$v=19$m=4096,t=1,p=1$abcdefghi$MTIzNDU2Nzg5MDEyMzQ1Ng"
            })
    void knowsNoPasswordForWhatIsNoHashOrTakesTooMuch(String text) {
        var before = HASHER.unusable();

        var check = HASHER.check("plain", Optional.of(text));

        assertFalse(check.matches());
        assertTrue(check.unusable().isPresent());
        assertEquals(before + 1, HASHER.unusable());
    }

    /**
     * From the tests of the reference implementation; the last one in the format of earlier
     * releases.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password $argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
                "password $argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ",
                "old-release $argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$F4FZSYMg0unkF3hCHVHYkZPkAetE6qNvjzmvnroj+YI"
            })
    void takesTheHashesOfArgon2ThatOthersMade(String password, String hash) {
        assertTrue(HASHER.check(password, Optional.of(hash)).matches());
        assertFalse(HASHER.check("another", Optional.of(hash)).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a", "2b", "2y"})
    void takesBcryptAsTheReplacedStackMadeIt(String version) {
        var hash = Optional.of(
                "$" + version + "$04$abcdefghijklmnopqrstuuT3Sk3nxm7zGO9HawtOFdMehp4wZKzES");

        assertTrue(HASHER.check("an old password", hash).matches());
        assertFalse(HASHER.check("an old passwork", hash).matches());
    }

    @Test
    void looksAtTheFirst72BytesOfAPasswordWhereTheHashIsOfBcrypt() {
        // A hash of 72 letters x, by libxcrypt.
        var hash = Optional.of("$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i");

        assertTrue(HASHER.check("x".repeat(72), hash).matches());
        assertTrue(HASHER.check("x".repeat(72) + "and more", hash).matches());
        assertFalse(HASHER.check("x".repeat(71), hash).matches());
    }

    @Test
    void hashesAsTheTableIsToHaveIt() {
        var hash = HASHER.hash("a good password");

        assertTrue(
                hash.matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"),
                hash);
        assertFalse(hash.equals(HASHER.hash("a good password")));
        var check = HASHER.check("a good password", Optional.of(hash));
        assertTrue(check.matches());
        assertFalse(check.renew());
    }

    @Test
    void takesAPasswordInAnyNormalFormAndRenewsAnOlderHashOfIt() {
        var composed = "p\u00e4sswort f\u00fcr alle";
        var decomposed = "pa\u0308sswort fu\u0308r alle";
        // A hash of the decomposed form, as typed, at cost 4.
        var older = Optional.of("$2b$04$abcdefghijklmnopqrstuuEIl5V4Cjeq2bMMiQDRWTpWDVtqcibcq");

        var hash = Optional.of(HASHER.hash(decomposed));
        assertTrue(HASHER.check(composed, hash).matches());
        assertTrue(HASHER.check(decomposed, hash).matches());
        assertFalse(HASHER.check(decomposed, hash).renew());
        assertTrue(HASHER.check(decomposed, older).matches());
        assertTrue(HASHER.check(decomposed, older).renew());
    }

    @Test
    void hashesOneAfterTheOtherWhereThereIsMemoryForOne() throws InterruptedException {
        var of64Mebibytes = Optional.of(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        Callable<Boolean> check = () -> HASHER.check("password", of64Mebibytes).matches();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(Collections.nCopies(3, check));
            assertEquals(
                    List.of(true, true, true),
                    results.stream().map(result -> result.resultNow()).toList());
        }
    }

    @Test
    void hasTheMemoryThatTheContainerHasBesideTheHeapAndTheRest() {
        var mebibyte = 1024L * 1024;
        assertEquals(64 * 1024, HashingMemory.kibibytes(256 * mebibyte, 64 * mebibyte));
        assertEquals(19 * 1024, HashingMemory.kibibytes(192 * mebibyte, 48 * mebibyte));
        assertEquals(Integer.MAX_VALUE, HashingMemory.kibibytes(1L << 60, 100 * mebibyte));
    }

    @Test
    void answersAWrongPasswordNoSoonerThanTheSlowestKindOfHashTakes() {
        try (var hasher = new PasswordHasher(1)) {
            var none = hasher.check("wrong", Optional.empty()).wrongAfter();
            assertTrue(none <= System.nanoTime());

            // Seconds, which nobody waits for here, so a slow machine is no nearer to them.
            hasher.expect(List.of("$2b$16$" + "a".repeat(53)));

            assertTrue(hasher.check("wrong", Optional.empty()).wrongAfter() > System.nanoTime());
            hasher.expect(List.of());
            assertTrue(hasher.check("wrong", Optional.empty()).wrongAfter() <= System.nanoTime());
        }
    }

    @Test
    void saysInOneLineThatTheLibraryIsMissing() {
        var failure = assertThrows(
                IllegalStateException.class, () -> new Libargon2(List.of("libnowhere.so.1")));

        assertEquals(
                "libargon2 is missing, passwords are hashed by it: install it (on Debian and Ubuntu: apt install libargon2-1)",
                failure.getMessage());
    }
}
