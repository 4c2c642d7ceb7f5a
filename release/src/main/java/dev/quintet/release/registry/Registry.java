package dev.quintet.release.registry;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.release.Json;
import dev.quintet.release.Refusal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The repositories, tags and manifests of one registry, read and written with oras. */
public final class Registry {
    /**
     * Each on a line, in base64; an empty result also gets a line. All in one command, because each
     * costs a round trip to the registry.
     */
    private static final String FETCH_ALL = """
            number=0
            for reference in "$@"; do
                number=$((number + 1))
                { oras manifest fetch $plain "$reference" >"bytes.$number" 2>"said.$number" || touch "failed.$number"; } &
            done
            wait
            number=0
            for reference in "$@"; do
                number=$((number + 1))
                if ! [ -e "failed.$number" ]; then base64 --wrap=0 "bytes.$number" && echo
                elif grep --quiet ': not found$' "said.$number"; then echo none
                else cat "said.$number" >&2 && exit 1
                fi
            done
            """;

    private final String name;
    private final Attempts attempts;
    private final Tools tools;

    /**
     * @param backOffMillis the pause after the first failed attempt; each later one is twice as
     *     long
     */
    public Registry(String name, Tools tools, long backOffMillis) {
        this.name = name;
        this.tools = tools;
        attempts = new Attempts(name, tools, backOffMillis);
    }

    public String name() {
        return name;
    }

    /** The target of this tag in each of the repositories. */
    public Map<String, Optional<Manifest>> manifests(List<String> repositories, String tag) {
        var script =
                "rm -f failed.*; plain=" + (isLoopback() ? "--plain-http\n" : "\n") + FETCH_ALL;
        var line = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        repositories.forEach(repository -> line.add(reference(repository, tag)));
        var said = attempts.must(Step.of(line.getLast(), line).in("fetch-" + UUID.randomUUID()))
                .text()
                .lines()
                .iterator();
        var manifests = new LinkedHashMap<String, Optional<Manifest>>();
        for (var repository : repositories) {
            var bytes = said.next();
            manifests.put(
                    repository,
                    bytes.equals("none")
                            ? Optional.empty()
                            : Optional.of(new Manifest(Base64.getDecoder().decode(bytes))));
        }
        return manifests;
    }

    public Optional<Manifest> manifest(String repository, String reference) {
        var asked = reference(repository, reference);
        var outcome = attempts.run(Step.of(asked, oras("manifest", "fetch"), asked));
        return outcome.succeeded() ? Optional.of(new Manifest(outcome.out())) : Optional.empty();
    }

    private byte[] blob(String repository, String digest) {
        var asked = at(repository, digest);
        return attempts.must(Step.of(asked, oras("blob", "fetch", "--output", "-"), asked))
                .out();
    }

    /** The configuration of an image; empty for an index. */
    public Optional<JsonNode> configuration(String repository, Manifest manifest) {
        return manifest.config().map(digest -> Json.read(blob(repository, digest)));
    }

    /** @throws Refusal if the credentials do not allow pushing there */
    public void checkPush(String repository) {
        // New content each time, because the registry would accept known content without a check.
        // It gets no tag.
        var file = "probe-" + UUID.randomUUID();
        attempts.must(Step.of(repository, oras("blob", "push"), name + "/" + repository, file)
                .withFile(file, file.getBytes(StandardCharsets.UTF_8)));
    }

    /** Pushes an image from an OCI layout, only under its digest. */
    public void push(String layout, String digest, String repository) {
        var line = new ArrayList<>(List.of("oras", "cp", "--no-tty", "--from-oci-layout"));
        if (isLoopback()) {
            line.add("--to-plain-http");
        }
        attempts.must(Step.of(repository, line, layout + "@" + digest, name + "/" + repository));
    }

    /** Moves a tag in each of the repositories to the digest there. */
    public void tag(Map<String, String> digests, String tag) {
        var steps = new ArrayList<Step>();
        digests.forEach((repository, digest) -> steps.add(
                Step.of(reference(repository, tag), oras("tag"), at(repository, digest), tag)));
        attempts.must(Step.together("the tag " + tag, steps));
    }

    /**
     * Puts files beside an image, as referrers (OCI Distribution 1.1; under the fallback tag if the
     * registry has no referrers API, which is why it is one after the other). The same file with the
     * same annotations is stored once.
     */
    public void attach(String repository, String digest, List<Attachment> files) {
        var steps = files.stream()
                .map(file -> {
                    var line = oras("attach", "--no-tty", "--artifact-type", file.type());
                    file.annotations()
                            .forEach((annotation, value) ->
                                    line.addAll(List.of("--annotation", annotation + "=" + value)));
                    var named = file.name() + ":" + file.type();
                    return Step.of(repository, line, at(repository, digest), named)
                            .in(folder(digest))
                            .withFile(file.name(), file.content());
                })
                .toList();
        attempts.must(Step.oneByOne("the evidence of " + repository, steps));
    }

    /** The files of this type that were put beside an image. */
    public List<byte[]> attached(String repository, String digest, String type) {
        var asked = at(repository, digest);
        var listed = attempts.must(Step.of(
                asked, oras("discover", "--format", "json", "--artifact-type", type), asked));
        var files = new ArrayList<byte[]>();
        for (var referrer : Json.read(listed.out()).path("manifests")) {
            manifest(repository, referrer.path("digest").asText())
                    .map(found -> found.json().at("/layers/0/digest").asText())
                    .ifPresent(layer -> files.add(blob(repository, layer)));
        }
        return files;
    }

    /** Whether cosign verifies the image with this key. */
    public boolean isSigned(String repository, String digest, String publicKey) {
        var line = cosign("verify", "--private-infrastructure", "--key", publicKey);
        return tools.run(Step.of(repository, line, at(repository, digest))).succeeded();
    }

    /** Puts the signature of a payload where cosign looks for it. */
    public void attachSignature(
            String repository, String digest, byte[] payload, String signature) {
        var line = cosign(
                "attach", "signature", "--payload", "payload.json", "--signature", "payload.sig");
        tools.write(folder(digest) + "/payload.sig", signature.getBytes(StandardCharsets.UTF_8));
        attempts.must(Step.of("the signature of " + repository, line, at(repository, digest))
                .in(folder(digest))
                .withFile("payload.json", payload));
    }

    /** Puts signed statements where cosign looks for them, all in one list. */
    public void attachAttestations(String repository, String digest, List<byte[]> envelopes) {
        var line = cosign("attach", "attestation", "--attestation", "attestation.json");
        var steps = envelopes.stream()
                .map(envelope -> Step.of(repository, line, at(repository, digest))
                        .in(folder(digest))
                        .withFile("attestation.json", envelope))
                .toList();
        attempts.must(Step.oneByOne("the attestations of " + repository, steps));
    }

    public String at(String repository, String digest) {
        return name + "/" + repository + "@" + digest;
    }

    /** Each image has its own folder, because all run at the same time. */
    private static String folder(String digest) {
        return digest.replaceFirst("sha256:", "");
    }

    private String reference(String repository, String reference) {
        return name + "/" + repository + (reference.startsWith("sha256:") ? "@" : ":") + reference;
    }

    private List<String> oras(String... command) {
        return command("oras", "--plain-http", command);
    }

    private List<String> cosign(String... command) {
        return command("cosign", "--allow-http-registry", command);
    }

    private List<String> command(String tool, String forPlainHttp, String... command) {
        var line = new ArrayList<>(List.of(tool));
        line.addAll(List.of(command));
        if (isLoopback()) {
            line.add(forPlainHttp);
        }
        return line;
    }

    /** Registries to which Docker also speaks plain HTTP. */
    private boolean isLoopback() {
        return name.matches("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");
    }
}
