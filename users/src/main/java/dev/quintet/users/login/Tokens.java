package dev.quintet.users.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Issues and reads tokens: JWT (RFC 7519), signed only with HS256 (RFC 7518, 3.2). */
public final class Tokens {
    /**
     * How far the clocks of replicas may differ. It does not extend the life of a token.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Base64url without padding (RFC 7515, 2), three times. */
    private static final Pattern COMPACT =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    /**
     * The allowed fields of the header. A token with others, such as crit and zip, was not issued
     * here.
     */
    private static final Set<String> OUR_PARAMETERS = Set.of("alg", "typ");

    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final Duration life;
    private final Clock clock;

    /** @throws IllegalArgumentException if the key is shorter than 32 bytes */
    public Tokens(byte[] secretKey, Duration life, Clock clock) {
        try {
            signer = new MACSigner(secretKey);
            verifier = new MACVerifier(secretKey);
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        this.life = life;
        this.clock = clock;
    }

    String issue(int userId) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(Integer.toString(userId))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 is part of every Java", e);
        }
        return token.serialize();
    }

    /** Returns whose token it is and whether it is valid, not whether the user exists. */
    Reading read(String text) {
        try {
            if (!COMPACT.matcher(text).matches() || !hasObjects(text)) {
                return new Reading.Invalid();
            }
            var token = JWSObject.parse(text);
            // We choose the algorithm; the token never does.
            if (!isOurs(token.getHeader()) || !token.verify(verifier)) {
                return new Reading.Invalid();
            }
            return read(token);
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Reading.Invalid();
        }
    }

    private Reading read(JWSObject token) {
        var claims = token.getPayload().toJSONObject();
        if (claims == null || !isUserId(claims.get("sub"))) {
            return new Reading.Invalid();
        }
        var now = clock.instant();
        var latest = now.plus(CLOCKS_DIFFER);
        var expiry = NumericDate.of(claims.get("exp"));
        if (isAfter(claims.get("iat"), latest) || isAfter(claims.get("nbf"), latest)) {
            return new Reading.Invalid();
        }
        return now.isBefore(expiry)
                ? new Reading.Valid(
                        Integer.parseInt(claims.get("sub").toString()),
                        // Only of the signed part: a signature has several spellings.
                        Digests.sha256(token.getSigningInput()),
                        expiry)
                : new Reading.Expired();
    }

    private static boolean isOurs(JWSHeader header) {
        return JWSAlgorithm.HS256.equals(header.getAlgorithm())
                && OUR_PARAMETERS.containsAll(header.toJSONObject().keySet());
    }

    /**
     * Whether header and claims begin as JSON objects do. The library takes a byte order mark, which
     * is no part of one (RFC 8259, 8.1), and fails at a header that is {@code null}.
     */
    private static boolean hasObjects(String text) {
        var parts = text.split("\\.");
        return beginsAsObject(parts[0]) && beginsAsObject(parts[1]);
    }

    private static boolean beginsAsObject(String part) {
        var bytes = new Base64URL(part).decode();
        return bytes.length > 0 && bytes[0] == '{';
    }

    private static boolean isAfter(Object claim, Instant time) {
        return claim != null && NumericDate.of(claim).isAfter(time);
    }

    private static boolean isUserId(Object subject) {
        return (subject instanceof String || subject instanceof Long || subject instanceof Integer)
                && subject.toString().matches("[0-9]{1,10}")
                && Long.parseLong(subject.toString()) <= Integer.MAX_VALUE;
    }

    /** The result of reading a token. */
    sealed interface Reading {
        record Valid(int userId, byte[] digest, Instant expiresAt) implements Reading {}

        record Expired() implements Reading {}

        record Invalid() implements Reading {}
    }
}
