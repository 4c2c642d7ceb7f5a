package dev.quintet.users.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;

import dev.quintet.users.Service;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that the service did not issue, signed with its key unless said otherwise. */
public final class TestToken {
    private TestToken() {}

    public static String withHeader(String header, String claims) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Service.SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var input = base64(header) + "." + base64(claims);
        var signature = mac.doFinal(input.getBytes(StandardCharsets.UTF_8));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    public static String of(String claims) throws JOSEException {
        return of(claims, JWSAlgorithm.HS256, Service.SECRET_KEY);
    }

    public static String of(String claims, JWSAlgorithm algorithm, String key)
            throws JOSEException {
        var token = new JWSObject(new JWSHeader(algorithm), new Payload(claims));
        token.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
