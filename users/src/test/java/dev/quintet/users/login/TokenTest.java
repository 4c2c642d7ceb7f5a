package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class TokenTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";
    private static final String CLAIMS = "{\"sub\":2147483647,\"exp\":9999999999}";

    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        service = Service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void isAskedForWhereThereIsNone() {
        assertEquals(
                "403 error, Provide a valid auth token.",
                service.get("/auth/status").line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "\"", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
    void isRefusedWhereItIsNone(String text) {
        assertEquals(INVALID, service.get("/auth/status", text).line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "Bearer", "token"})
    void isRefusedInAnyOtherScheme(String header) {
        assertEquals(
                INVALID,
                service.send(service.request("/auth/status").header("Authorization", header))
                        .line());
    }

    @Test
    void isRefusedAfterItsTime() throws JOSEException {
        var now = Instant.now().getEpochSecond();

        assertEquals(
                "401 error, Signature expired. Please log in again.",
                service.get(
                                "/auth/status",
                                token("{\"sub\": 1, \"iat\": %d, \"exp\": %d}"
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
                                token("{\"sub\": 1, \"iat\": %d, \"exp\": %d}"
                                        .formatted(now + 70, now + 99)))
                        .line());
        assertEquals(
                INVALID,
                service.get("/auth/status", token("{\"sub\": 1, \"iat\": %d}".formatted(now)))
                        .line());
    }

    @Test
    void isRefusedUnderAnotherKeyOrAlgorithm() throws JOSEException {
        var claims = "{\"sub\": 1, \"exp\": %d}".formatted(Instant.now().getEpochSecond() + 60);
        var unsigned = base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";

        assertEquals(
                INVALID,
                service.get(
                                "/auth/status",
                                token(
                                        claims,
                                        JWSAlgorithm.HS256,
                                        "another secret, just as long as it must be"))
                        .line());
        assertEquals(
                INVALID,
                service.get(
                                "/auth/status",
                                token(claims, JWSAlgorithm.HS512, Service.SECRET_KEY.repeat(2)))
                        .line());
        assertEquals(INVALID, service.get("/auth/status", unsigned).line());
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
        var token = token("{\"exp\": %d, \"iat\": %d, \"sub\": %s}"
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
        return token("{\"sub\": 2147483647, \"nbf\": %d, \"exp\": %d}".formatted(time, now + 99));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\": 1e30",
                "\"exp\": 1e400",
                "\"exp\": 99999999999999999999999999",
                "\"exp\": \"9999999999\"",
                "\"exp\": null",
                "\"exp\": true",
                "\"exp\": [9999999999]",
                "\"exp\": 9999999999, \"iat\": -1e30",
                "\"exp\": 9999999999, \"iat\": \"1\"",
                "\"exp\": 9999999999, \"nbf\": {}"
            })
    void isRefusedWhereATimeInItIsNone(String claims) throws JOSEException {
        assertEquals(
                INVALID,
                service.get("/auth/status", token("{\"sub\": 1, %s}".formatted(claims)))
                        .line());
    }

    @ParameterizedTest
    @ValueSource(longs = {9_999_999_999L, 10_000_000_000_000L, 30_000_000_000_000_000L})
    void isRevokedForGoodHoweverLateItsEnd(long expiry) throws JOSEException {
        var id = service.get("/auth/status", service.register().token())
                .json()
                .at("/data/id")
                .asInt();
        var token = token("{\"sub\": %d, \"exp\": %d}".formatted(id, expiry));

        assertEquals(200, service.get("/auth/status", token).status());
        assertEquals(200, service.get("/auth/logout", token).status());
        assertEquals(INVALID, service.get("/auth/status", token).line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"HS256\",\"jku\":\"http://example.org\"}",
                "\uFEFF{\"alg\":\"HS256\"}"
            })
    void isRefusedWithAHeaderThatIsNotOurs(String header) throws Exception {
        assertEquals(
                INVALID, service.get("/auth/status", signed(header, CLAIMS)).line());
    }

    @Test
    void isRefusedInAnySpellingButItsOwn() throws Exception {
        var token = signed("{\"alg\":\"HS256\"}", CLAIMS);
        assertEquals(
                "401 error, Something went wrong. Please contact us.",
                service.get("/auth/status", token).line());

        assertEquals(INVALID, service.get("/auth/status", token + "=").line());
        assertEquals(
                INVALID,
                service.get("/auth/status", token.replaceFirst("\\.", "=.")).line());
        assertEquals(
                INVALID,
                service.get("/auth/status", signed("{\"alg\":\"HS256\"}", "\uFEFF" + CLAIMS))
                        .line());
    }

    private static String signed(String header, String claims) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Service.SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var input = base64(header) + "." + base64(claims);
        var signature = mac.doFinal(input.getBytes(StandardCharsets.UTF_8));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
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

        // The last of 43 characters carries two bits that are not part of the signature.
        var last = token.charAt(token.length() - 1);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var sibling = alphabet.charAt(alphabet.indexOf(last) ^ 1);

        assertEquals(
                INVALID,
                service.get("/auth/status", token.substring(0, token.length() - 1) + sibling)
                        .line());
    }

    private static String token(String claims) throws JOSEException {
        return token(claims, JWSAlgorithm.HS256, Service.SECRET_KEY);
    }

    private static String token(String claims, JWSAlgorithm algorithm, String key)
            throws JOSEException {
        var token = new JWSObject(new JWSHeader(algorithm), new Payload(claims));
        token.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
