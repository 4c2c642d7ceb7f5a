package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

/** The threat "alg/kid confusion", and other texts that are not our tokens, although some look like them. */
class ForgedTokenTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";
    private static final String CLAIMS = "{\"sub\":2147483647,\"exp\":9999999999}";

    @AutoClose
    private static final Service service = Service.start();

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "\"", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
    void isRefusedIfItIsNoToken(String text) {
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
    void isRefusedUnderAnotherKeyOrAlgorithm() throws JOSEException {
        var claims = "{\"sub\": 1, \"exp\": %d}".formatted(Instant.now().getEpochSecond() + 60);
        var unsigned =
                TestToken.base64("{\"alg\":\"none\"}") + "." + TestToken.base64(claims) + ".";

        assertEquals(
                INVALID,
                service.get(
                                "/auth/status",
                                TestToken.of(
                                        claims,
                                        JWSAlgorithm.HS256,
                                        "another secret, just as long as it must be"))
                        .line());
        assertEquals(
                INVALID,
                service.get(
                                "/auth/status",
                                TestToken.of(
                                        claims, JWSAlgorithm.HS512, Service.SECRET_KEY.repeat(2)))
                        .line());
        assertEquals(INVALID, service.get("/auth/status", unsigned).line());
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
    void isRefusedIfATimeInItIsNoTime(String claims) throws JOSEException {
        assertEquals(
                INVALID,
                service.get("/auth/status", TestToken.of("{\"sub\": 1, %s}".formatted(claims)))
                        .line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"HS256\",\"jku\":\"http://example.org\"}",
                "null",
                "\uFEFF{\"alg\":\"HS256\"}"
            })
    void isRefusedWithAHeaderThatIsNotOurs(String header) throws Exception {
        assertEquals(
                INVALID,
                service.get("/auth/status", TestToken.withHeader(header, CLAIMS))
                        .line());
    }

    @Test
    void isRefusedInAnySpellingButItsOwn() throws Exception {
        var token = TestToken.withHeader("{\"alg\":\"HS256\"}", CLAIMS);
        assertEquals(
                "401 error, Something went wrong. Please contact us.",
                service.get("/auth/status", token).line());

        assertEquals(INVALID, service.get("/auth/status", token + "=").line());
        assertEquals(
                INVALID,
                service.get("/auth/status", token.replaceFirst("\\.", "=.")).line());
        assertEquals(
                INVALID,
                service.get(
                                "/auth/status",
                                TestToken.withHeader("{\"alg\":\"HS256\"}", "\uFEFF" + CLAIMS))
                        .line());
    }
}
