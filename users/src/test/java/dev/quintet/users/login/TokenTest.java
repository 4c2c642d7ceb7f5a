package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class TokenTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";

    @AutoClose
    private static final Service service = Service.start();

    @Test
    void isRequired() {
        assertEquals(
                "403 error, Provide a valid auth token.",
                service.get("/auth/status").line());
    }

    @Test
    void isRefusedAfterItsTime() throws JOSEException {
        var now = Instant.now().getEpochSecond();

        assertEquals(
                "401 error, Signature expired. Please log in again.",
                service.get(
                                "/auth/status",
                                TestToken.of("{\"sub\": 1, \"iat\": %d, \"exp\": %d}"
                                        .formatted(now - 9, now - 1)))
                        .line());
    }

    @Test
    void isRefusedWhenItWasIssuedInTheFutureOrNeverEnds() throws JOSEException {
        var now = Instant.now().getEpochSecond();

        assertEquals(
                INVALID,
                service.get(
                                "/auth/status",
                                TestToken.of("{\"sub\": 1, \"iat\": %d, \"exp\": %d}"
                                        .formatted(now + 70, now + 99)))
                        .line());
        assertEquals(
                INVALID,
                service.get(
                                "/auth/status",
                                TestToken.of("{\"sub\": 1, \"iat\": %d}".formatted(now)))
                        .line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "\"%d\""})
    void ofTheReplacedStackStaysValid(String subject) throws JOSEException, SQLException {
        var person = service.register();
        var id = service.get("/auth/status", person.token())
                .json()
                .at("/data/id")
                .asInt();
        var now = Instant.now().getEpochSecond();
        var token = TestToken.of("{\"exp\": %d, \"iat\": %d, \"sub\": %s}"
                .formatted(now + 60, now, subject.formatted(id)));

        assertEquals(
                person.username(),
                service.get("/auth/status", token).json().at("/data/username").asText());
        assertEquals(200, service.get("/auth/logout", token).status());
        assertEquals(INVALID, service.get("/auth/status", token).line());
    }

    @Test
    void isTakenByReplicasWhoseClocksAreAMinuteApart() throws SQLException {
        try (var ahead = service.replica(Duration.ofSeconds(59));
                var behind = service.replica(Duration.ofSeconds(-59))) {
            assertEquals(
                    200, service.get("/auth/status", ahead.register().token()).status());
            assertEquals(
                    200, behind.get("/auth/status", service.register().token()).status());
            assertEquals(
                    200, ahead.get("/auth/status", behind.register().token()).status());
        }
    }

    @Test
    void isRefusedBeforeItsTime() throws JOSEException {
        var now = Instant.now().getEpochSecond();

        assertEquals(
                INVALID, service.get("/auth/status", notBefore(now + 70, now)).line());
        assertEquals(
                "401 error, Something went wrong. Please contact us.",
                service.get("/auth/status", notBefore(now + 50, now)).line());
    }

    private static String notBefore(long time, long now) throws JOSEException {
        return TestToken.of(
                "{\"sub\": 2147483647, \"nbf\": %d, \"exp\": %d}".formatted(time, now + 99));
    }

    @ParameterizedTest
    @ValueSource(longs = {9_999_999_999L, 10_000_000_000_000L, 30_000_000_000_000_000L})
    void isRevokedForGoodHoweverLateItsEnd(long expiry) throws JOSEException {
        var id = service.get("/auth/status", service.register().token())
                .json()
                .at("/data/id")
                .asInt();
        var token = TestToken.of("{\"sub\": %d, \"exp\": %d}".formatted(id, expiry));

        assertEquals(200, service.get("/auth/status", token).status());
        assertEquals(200, service.get("/auth/logout", token).status());
        assertEquals(INVALID, service.get("/auth/status", token).line());
    }

    @Test
    void opensNothingOnceItsUserIsGone() throws SQLException {
        var person = service.register();
        service.execute("DELETE FROM users WHERE email = '" + person.email() + "'");

        assertEquals(
                "401 error, Something went wrong. Please contact us.",
                service.get("/auth/status", person.token()).line());
    }

    @Test
    void isWorthNothingAfterLogoutOnAnyReplica() throws SQLException {
        var person = service.register();
        try (var replica = Service.start(service.jdbcUrl(), Map.of())) {
            assertEquals(200, replica.get("/auth/status", person.token()).status());

            assertEquals(
                    "200 success, Successfully logged out.",
                    service.get("/auth/logout", person.token()).line());

            assertEquals(INVALID, replica.get("/auth/status", person.token()).line());
            assertEquals(INVALID, service.get("/auth/logout", person.token()).line());
        }
    }

    @Test
    void staysRevokedHoweverItsSignatureIsSpelled() {
        var token = service.register().token();
        service.get("/auth/logout", token);

        // The last of 43 characters has two bits that are not part of the signature.
        var last = token.charAt(token.length() - 1);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var sibling = alphabet.charAt(alphabet.indexOf(last) ^ 1);

        assertEquals(
                INVALID,
                service.get("/auth/status", token.substring(0, token.length() - 1) + sibling)
                        .line());
    }
}
