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

import dev.quintet.users.code.Digests;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
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

    /** The claim with the session (OpenID Connect Front-Channel Logout 1.0, 3). */
    private static final String SESSION = "sid";

    private static final Pattern SESSION_ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    /** @param session which the token names, as {@code sid} */
    Issued issue(int userId, UUID session) {
        var now = clock.instant();
        var expiry = now.plus(life);
        var claims = new JWTClaimsSet.Builder()
                .subject(Integer.toString(userId))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiry))
                .jwtID(UUID.randomUUID().toString())
                .claim(SESSION, session.toString())
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 is part of every Java", e);
        }
        return new Issued(token.serialize(), Digests.sha256(token.getSigningInput()), expiry);
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
        var read = new Claims(
                Integer.parseInt(claims.get("sub").toString()),
                Optional.ofNullable(claims.get(SESSION)).map(Tokens::session),
                claims.get("iat") == null ? Instant.EPOCH : NumericDate.of(claims.get("iat")),
                // Only of the signed part: a signature has several spellings.
                Digests.sha256(token.getSigningInput()),
                expiry);
        return now.isBefore(expiry) ? new Reading.Valid(read) : new Reading.Expired(read);
    }

    private static UUID session(Object claim) {
        if (claim instanceof String text && SESSION_ID.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        throw new IllegalArgumentException("no session: " + claim);
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
        record Valid(Claims claims) implements Reading {}

        record Expired(Claims claims) implements Reading {}

        record Invalid() implements Reading {}
    }

    /**
     * What a token of ours says.
     *
     * @param session  empty for tokens of the replaced stack, and of releases before sessions
     * @param issuedAt long ago if the token does not say it
     * @param digest   of what was signed
     */
    record Claims(
            int userId,
            Optional<UUID> session,
            Instant issuedAt,
            byte[] digest,
            Instant expiresAt) {}

    /** @param digest as in {@link Claims} */
    record Issued(String text, byte[] digest, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[hidden]";
        }
    }
}
