package dev.quintet.release.evidence;

import dev.quintet.release.Json;
import dev.quintet.release.ReleaseRecord;
import dev.quintet.release.registry.Attachment;
import dev.quintet.release.registry.Registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes into the registry beside each image: its bill of materials, its provenance and the
 * record of the release, unsigned for scanners, and signed if there is a key.
 *
 * @param created a time that depends only on the commit, so that a repeated release creates the
 *     same content
 */
public record Evidence(
        Registry registry,
        Optional<Signer> signer,
        Provenance provenance,
        ReleaseRecord record,
        String created) {
    private static final String BILL = "application/vnd.cyclonedx+json";
    private static final String BILL_PREDICATE = "https://cyclonedx.org/bom";
    private static final String CREATED = "org.opencontainers.image.created";
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    public void attach(String module, String repository, String digest, byte[] bill) {
        var provenance = provenance(module, repository, digest).toJson();
        registry.attach(
                repository,
                digest,
                List.of(
                        attachment(BILL, module + ".cdx.json", bill),
                        attachment(Statement.TYPE, module + ".provenance.json", provenance),
                        attachment(ReleaseRecord.TYPE, "release.json", Json.write(record))));
    }

    private Attachment attachment(String type, String file, byte[] content) {
        return new Attachment(type, file, content, Map.of(CREATED, created));
    }

    /**
     * Signs the image and its evidence. The signature comes last, so if it is there, all else is
     * there.
     */
    public void sign(String module, String repository, String digest, byte[] bill) {
        var statements = new LinkedHashMap<String, Statement>();
        statements.put("cdx", statement(repository, digest, BILL_PREDICATE, Json.read(bill)));
        statements.put("provenance", provenance(module, repository, digest));
        statements.put("release", statement(repository, digest, ReleaseRecord.PREDICATE, record));
        attest(module, repository, digest, statements);
        if (!isSigned(repository, digest)) {
            signImage(repository, digest);
        }
    }

    /** Only for this key; it may be signed with another. */
    public boolean isSigned(String repository, String digest) {
        return registry.isSigned(repository, digest, Signer.PUBLIC_KEY);
    }

    private Statement provenance(String module, String repository, String digest) {
        return statement(repository, digest, Provenance.PREDICATE, provenance.of(module));
    }

    /** The signature of the record, for verification with openssl. */
    public Optional<byte[]> signatureOf(byte[] content) {
        return signer.map(key -> key.sign(content));
    }

    private Statement statement(String repository, String digest, String type, Object predicate) {
        return new Statement(registry.name() + "/" + repository, digest, type, predicate);
    }

    /**
     * Stored twice: as referrers, and where cosign 2 looks.
     *
     * @param statements by what is between the module and the ending in the name of a file
     */
    private void attest(
            String module, String repository, String digest, Map<String, Statement> statements) {
        var bundles = new ArrayList<Attachment>();
        var envelopes = new ArrayList<byte[]>();
        statements.forEach((name, statement) -> {
            var envelope = statement.signed(signer.orElseThrow());
            var bundle = Map.of(
                    "mediaType", BUNDLE,
                    "verificationMaterial", Map.of("publicKey", Map.of("hint", "")),
                    "dsseEnvelope", envelope);
            var annotations = Map.of(
                    CREATED,
                    created,
                    "dev.sigstore.bundle.content",
                    "dsse-envelope",
                    "dev.sigstore.bundle.predicateType",
                    statement.predicateType());
            bundles.add(new Attachment(
                    BUNDLE,
                    module + "." + name + ".sigstore.json",
                    Json.write(bundle),
                    annotations));
            envelopes.add(Json.write(envelope));
        });
        registry.attach(repository, digest, bundles);
        registry.attachAttestations(repository, digest, envelopes);
    }

    private void signImage(String repository, String digest) {
        var payload = Json.write(Map.of(
                "critical",
                        Map.of(
                                "identity",
                                        Map.of(
                                                "docker-reference",
                                                registry.name() + "/" + repository),
                                "image", Map.of("docker-manifest-digest", digest),
                                "type", "cosign container image signature"),
                "optional", Map.of()));
        registry.attachSignature(
                repository,
                digest,
                payload,
                Statement.base64(signer.orElseThrow().sign(payload)));
    }
}
