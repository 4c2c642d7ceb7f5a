package dev.quintet.users.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Issues and reads tokens: JWT (RFC 7519) signed by HS256 (RFC 7518, 3.2), and by nothing else. */
public final class Tokens {
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final Duration life;
    private final Clock clock;

    /** @throws IllegalArgumentException where the key is shorter than 32 bytes */
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

    /** Whose token it is and whether it is valid; not whether the user exists. */
    Reading read(String text) {
        try {
            var token = SignedJWT.parse(text);
            // We choose the algorithm, never the token.
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(verifier)) {
                return new Reading.Invalid();
            }
            var claims = token.getJWTClaimsSet();
            var expiry = claims.getExpirationTime();
            var issued = claims.getIssueTime();
            var now = clock.instant();
            if (expiry == null
                    || issued != null && issued.toInstant().isAfter(now)
                    || !isUserId(claims.getSubject())) {
                return new Reading.Invalid();
            }
            // Of the signed part only: the signature can be spelled in several ways.
            return now.isBefore(expiry.toInstant())
                    ? new Reading.Valid(
                            Integer.parseInt(claims.getSubject()),
                            Digests.sha256(token.getSigningInput()),
                            expiry.toInstant())
                    : new Reading.Expired();
        } catch (ParseException | JOSEException | NumberFormatException _) {
            return new Reading.Invalid();
        }
    }

    private static boolean isUserId(String subject) {
        return subject != null && subject.matches("[0-9]{1,10}");
    }

    /** What a text turned out to be. */
    sealed interface Reading {
        record Valid(int userId, byte[] digest, Instant expiresAt) implements Reading {}

        record Expired() implements Reading {}

        record Invalid() implements Reading {}
    }
}
