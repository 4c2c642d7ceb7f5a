package dev.quintet.users.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.PostgreSql;
import dev.quintet.users.Service;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class PasswordHasherTest {
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

    @Test
    void knowsNoPasswordForAHashOfAnotherKind() {
        try (var passwords = new PasswordHasher(1)) {
            assertFalse(passwords.matches("plain", "plain"));
            assertFalse(passwords.matches("", ""));
            assertFalse(passwords.matches("plain", "$argon2id$broken"));
            assertFalse(passwords.matches("plain", "$2b$04$broken"));
        }
    }

    @Test
    void takesTheHashesOfArgon2idThatOthersMade() {
        var other = new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode("a good password");
        var same = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode("a good password");
        try (var passwords = new PasswordHasher(1)) {
            for (var hash : List.of(other, same)) {
                assertTrue(passwords.matches("a good password", hash));
                assertFalse(passwords.matches("another password", hash));
            }
            assertTrue(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)
                    .matches("a good password", passwords.hash("a good password")));
        }
    }

    @Test
    void hashesOnNoMoreThreadsThanThereAreCoresAndRoomInTheHeap() {
        var mebibyte = 1024L * 1024;
        assertEquals(2, PasswordHasher.threads(2, 1000 * mebibyte));
        assertEquals(3, PasswordHasher.threads(16, 100 * mebibyte));
        assertEquals(1, PasswordHasher.threads(16, 32 * mebibyte));
    }

    @Test
    void tellsWhichHashesToRenew() {
        try (var passwords = new PasswordHasher(1)) {
            assertFalse(passwords.needsRehash(passwords.hash("a good password")));
            assertTrue(passwords.needsRehash(
                    "$2b$13$abcdefghijklmnopqrstuuAbCdEfGhIjKlMnOpQrStUvWxYz01234"));
            assertTrue(
                    passwords.needsRehash(
                            "$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"));
        }
    }
}
