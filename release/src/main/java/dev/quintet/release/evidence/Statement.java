package dev.quintet.release.evidence;

import dev.quintet.release.Json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A statement about an image (in-toto Statement v1).
 *
 * @param predicate the content, in JSON
 */
record Statement(String name, String digest, String predicateType, Object predicate) {
    static final String TYPE = "application/vnd.in-toto+json";

    byte[] toJson() {
        return Json.write(Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                List.of(Map.of(
                        "name",
                        name,
                        "digest",
                        Map.of("sha256", digest.replaceFirst("sha256:", "")))),
                "predicateType",
                predicateType,
                "predicate",
                predicate));
    }

    /** The statement and its signature (DSSE v1). */
    Map<String, Object> signed(Signer signer) {
        var statement = toJson();
        var signature = signer.sign(preAuthenticationEncoding(statement));
        return Map.of(
                "payloadType", TYPE,
                "payload", base64(statement),
                "signatures", List.of(Map.of("keyid", "", "sig", base64(signature))));
    }

    private static byte[] preAuthenticationEncoding(byte[] payload) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes("DSSEv1 %d %s %d "
                .formatted(TYPE.length(), TYPE, payload.length)
                .getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(payload);
        return signed.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
