package dev.quintet.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record of a release. It is in the registry beside each of the images, and in
 * e2e/target/release.json.
 *
 * @param tags the tags of the commit, and the channel
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReleaseRecord(
        String commit,
        String branch,
        List<String> tags,
        String registry,
        Base base,
        List<Image> images) {
    /** Its media type in the registry, and its type as a predicate of an attestation. */
    public static final String TYPE = "application/vnd.quintet.release.v1+json";

    public static final String PREDICATE = "https://quintet.dev/release/v1";

    /**
     * @param image        the digest of its configuration
     * @param size the size of its layers, unpacked
     * @param compressed the size of all its blobs
     * @param newSinceLast the size of the blobs that the channel's previous images do not have
     * @param pushed       whether this build pushed it, or it was already there
     * @param signature    the tag of its signatures
     * @param sbom         the digest of its bill of materials
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Image(
            String module,
            String reference,
            String image,
            long size,
            long compressed,
            long newSinceLast,
            boolean pushed,
            String signature,
            String sbom) {}

    Map<String, String> digests() {
        var digests = new LinkedHashMap<String, String>();
        images.forEach(
                image -> digests.put(image.module(), image.reference().replaceFirst(".*@", "")));
        return digests;
    }
}
