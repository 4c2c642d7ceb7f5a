package dev.quintet.users.code;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** What a link in a mail ends with, in base64url (RFC 4648, 5). Tables hold its digest only. */
record LinkCode(String text) {
    /** Too many to guess, so guesses are not counted. */
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkCode random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new LinkCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] digest() {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "LinkCode[hidden]";
    }
}
