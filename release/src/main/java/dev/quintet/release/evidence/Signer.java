package dev.quintet.release.evidence;

import dev.quintet.release.Refusal;
import dev.quintet.release.registry.Tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Signs with openssl. The key, in PEM, is only in the memory of the tools' container. */
public final class Signer {
    static final String PUBLIC_KEY = "public.pem";

    private final Tools tools;

    private Signer(Tools tools) {
        this.tools = tools;
    }

    /**
     * Uses the key in RELEASE_KEY (PEM) or in the file RELEASE_KEY_FILE; empty if neither is set.
     */
    public static Optional<Signer> of(Map<String, String> environment, Tools tools) {
        var key = environment.getOrDefault("RELEASE_KEY", "");
        var file = environment.getOrDefault("RELEASE_KEY_FILE", "");
        if (key.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        try {
            var pem = key.isEmpty()
                    ? Files.readAllBytes(Path.of(file))
                    : key.getBytes(StandardCharsets.UTF_8);
            tools.write("key.pem", pem);
            tools.sh(
                    "openssl pkey -in key.pem -passin pass: -pubout -out " + PUBLIC_KEY,
                    new byte[0]);
            var signer = new Signer(tools);
            signer.sign(pem);
            return Optional.of(signer);
        } catch (IOException | IllegalStateException e) {
            throw new Refusal(
                    "%s must hold a private key in PEM, EC or RSA, without a password; make one as docs/releasing.md says"
                            .formatted(
                                    key.isEmpty()
                                            ? "RELEASE_KEY_FILE (" + file + ")"
                                            : "RELEASE_KEY"));
        }
    }

    byte[] sign(byte[] content) {
        return tools.sh("openssl dgst -sha256 -sign key.pem", content);
    }
}
