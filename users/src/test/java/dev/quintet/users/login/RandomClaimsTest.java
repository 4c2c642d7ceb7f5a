package dev.quintet.users.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.testkit.Inputs;
import dev.quintet.testkit.Property;
import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whoever has the secret key, as the replaced stack does, may sign anything. */
class RandomClaimsTest {
    private static final String INVALID = "401 error, Invalid token. Please log in again.";
    private static final String EXPIRED = "401 error, Signature expired. Please log in again.";
    private static final String GONE = "401 error, Something went wrong. Please contact us.";
    private static final long NOW = Instant.now().getEpochSecond();

    @AutoClose
    private static final Service service = Service.start();

    /** @param answer what the contract says of it, by the worst of its parts */
    private record Token(String header, String claims, String signature, String answer) {
        @Override
        public String toString() {
            return "%s %s %s, expected %s".formatted(header, claims, signature, answer);
        }
    }

    /** A part of a token, and the expected answer if all other parts are valid. */
    private record Part(String text, String answer) {
        static Part good(String text) {
            return new Part(text, GONE);
        }

        static Part bad(String text) {
            return new Part(text, INVALID);
        }
    }

    private static final Part[] HEADERS = {
        Part.good("{\"alg\":\"HS256\"}"),
        Part.good("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"),
        Part.good("{\"typ\":\"JWT\",\"alg\":\"HS256\"}"),
        Part.bad("{\"alg\":\"none\"}"),
        Part.bad("{\"alg\":\"None\"}"),
        Part.bad("{\"alg\":\"HS512\"}"),
        Part.bad("{\"alg\":\"RS256\"}"),
        Part.bad("{\"alg\":\"hs256\"}"),
        Part.bad("{\"alg\":null}"),
        Part.bad("{\"alg\":[\"HS256\"]}"),
        Part.bad("{\"alg\":256}"),
        Part.bad("{}"),
        Part.bad("[]"),
        Part.bad("null"),
        Part.bad("HS256"),
        Part.bad("{\"alg\":\"HS256\",\"zip\":\"DEF\"}"),
        Part.bad("{\"alg\":\"HS256\",\"crit\":[\"alg\"]}"),
        Part.bad("{\"alg\":\"HS256\",\"b64\":false}"),
        Part.bad("{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}"),
        Part.bad("{\"alg\":\"HS256\",\"x5u\":\"http://127.0.0.1:1/\"}"),
        Part.bad("{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}"),
        Part.bad("\uFEFF{\"alg\":\"HS256\"}"),
        Part.bad("{\"alg\":\"HS256\""),
        Part.bad("[".repeat(1000) + "]".repeat(1000)),
        Part.bad("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}"),
    };

    private static final Part[] SUBJECTS = {
        Part.good("2147483647"),
        Part.good("\"2147483647\""),
        Part.good("0"),
        Part.bad("2147483648"),
        Part.bad("\"2147483648\""),
        Part.bad("99999999999999999999999999999999"),
        Part.bad("-1"),
        Part.bad("\"-1\""),
        Part.bad("1.5"),
        Part.bad("\" 1\""),
        Part.bad("\"\u0661\""),
        Part.bad("\"\""),
        Part.bad("\"1\\u0000\""),
        Part.bad("\"1 OR 1=1\""),
        Part.bad("null"),
        Part.bad("true"),
        Part.bad("[1]"),
        Part.bad("{\"id\":1}"),
    };

    /** Of each claim that is a time. */
    private static final Part[] NO_TIMES = {
        Part.bad("1e30"),
        Part.bad("-1e30"),
        Part.bad("1e400"),
        Part.bad("9".repeat(400)),
        Part.bad("\"" + (NOW + 1000) + "\""),
        Part.bad("\"soon\""),
        Part.bad("true"),
        Part.bad("[" + (NOW + 1000) + "]"),
        Part.bad("{}"),
        Part.bad("NaN"),
    };

    private static final Part[] EXPIRIES = {
        Part.good(Long.toString(NOW + 1000)),
        Part.good((NOW + 1000) + ".5"),
        Part.good("1e13"),
        Part.good("10000000000000"),
        Part.good("30000000000000000"),
        new Part(Long.toString(NOW - 1), EXPIRED),
        new Part((NOW - 1) + ".9", EXPIRED),
        new Part("0", EXPIRED),
        new Part("-0.0", EXPIRED),
        new Part("-10000000000000", EXPIRED),
        Part.bad("null"),
    };

    /** Of iat and nbf. */
    private static final Part[] BEGINNINGS = {
        Part.good(Long.toString(NOW)),
        Part.good((NOW - 1000) + ".25"),
        Part.good("0"),
        Part.good("-1e13"),
        Part.bad(Long.toString(NOW + 1000)),
        Part.bad("1e13"),
    };

    private static final Part[] OTHERS = {
        Part.good(""),
        Part.good(",\"jti\":\"x\""),
        Part.good(",\"jti\":{}"),
        Part.good(",\"aud\":[1,null,{}],\"iss\":7"),
        Part.good(",\"x\":\"\\ud800\\u0000\""),
        Part.bad(",\"x\":" + "9".repeat(500)),
        Part.bad(",\"x\":" + "[".repeat(1000) + "]".repeat(1000)),
        Part.bad(",\"x\":"),
        Part.bad("}{"),
    };

    @Test
    void isAnsweredAsTheContractSays() {
        Property.holds(RandomClaimsTest::token, token -> {
            var text = token.header() + "." + token.claims() + "." + token.signature();

            assertEquals(token.answer(), service.get("/auth/status", text).line());
            assertEquals(token.answer(), service.get("/auth/logout", text).line());
            assertEquals(
                    token.answer(),
                    service.post("/users", Service.registration("x", "x@example.org"), text)
                            .line());
        });
        assertTrue(service.get("/health").status() == 200);
    }

    private static Token token(RandomGenerator random) {
        var header = mostly(HEADERS, 3, random);
        var subject = mostly(SUBJECTS, 3, random);
        var expiry = random.nextInt(6) == 0
                ? NO_TIMES[random.nextInt(NO_TIMES.length)]
                : EXPIRIES[random.nextInt(EXPIRIES.length)];
        var issued = beginning(random);
        var usable = beginning(random);
        var others = mostly(OTHERS, 6, random);
        var claims = "{\"sub\":%s,\"exp\":%s,\"iat\":%s,\"nbf\":%s%s}"
                .formatted(
                        subject.text(), expiry.text(), issued.text(), usable.text(), others.text());
        return signed(
                header, claims, worst(header, subject, expiry, issued, usable, others), random);
    }

    private static Token signed(Part header, String claims, String answer, RandomGenerator random) {
        var first = base64(header.text().getBytes(StandardCharsets.UTF_8));
        var second = base64(claims.getBytes(StandardCharsets.UTF_8));
        var signature = base64(hmac("HmacSHA256", Service.SECRET_KEY, first + "." + second));
        return switch (random.nextInt(20)) {
            case 0 -> new Token(first, second, "", INVALID);
            case 1 -> new Token(first, second, signature + "=", INVALID);
            case 2 -> new Token(first, second, signature + "A", INVALID);
            case 3 ->
                new Token(
                        first,
                        second,
                        base64(hmac(
                                "HmacSHA256",
                                "another " + Service.SECRET_KEY,
                                first + "." + second)),
                        INVALID);
            case 4 ->
                new Token(
                        first,
                        second,
                        base64(hmac("HmacSHA512", Service.SECRET_KEY, first + "." + second)),
                        INVALID);
            case 5 -> new Token(first, second, signature + "." + signature, INVALID);
            case 6 -> new Token(first, base64(Inputs.bytes(1, 200, random)), signature, INVALID);
            default -> new Token(first, second, signature, answer);
        };
    }

    /** The first are well; of all, one in so many tries is any other. */
    private static Part mostly(Part[] parts, int tries, RandomGenerator random) {
        return random.nextInt(tries) == 0 ? parts[random.nextInt(parts.length)] : parts[0];
    }

    private static Part beginning(RandomGenerator random) {
        return random.nextInt(8) == 0
                ? NO_TIMES[random.nextInt(NO_TIMES.length)]
                : mostly(BEGINNINGS, 2, random);
    }

    private static String worst(Part... parts) {
        var answer = GONE;
        for (var part : parts) {
            if (part.answer().equals(INVALID) || answer.equals(GONE)) {
                answer = part.answer();
            }
        }
        return answer;
    }

    private static byte[] hmac(String algorithm, String key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
