package dev.quintet.release.evidence;

import dev.quintet.release.Base;
import dev.quintet.release.source.CiBuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The provenance of an image (the predicate of SLSA v1). */
public record Provenance(
        String source, String commit, String branch, Base base, Optional<CiBuild> ci) {
    static final String PREDICATE = "https://slsa.dev/provenance/v1";

    Map<String, Object> of(String module) {
        var metadata = new TreeMap<String, Object>();
        ci.flatMap(CiBuild::url).ifPresent(url -> metadata.put("invocationId", url));
        return Map.of(
                "buildDefinition",
                        Map.of(
                                "buildType", source + "/blob/" + commit + "/docs/releasing.md",
                                "externalParameters",
                                        Map.of(
                                                "source",
                                                source,
                                                "ref",
                                                "refs/heads/" + branch,
                                                "module",
                                                module),
                                "resolvedDependencies", List.of(ofSource(), ofBase())),
                "runDetails",
                        Map.of(
                                "builder",
                                Map.of(
                                        "id",
                                        ci.map(CiBuild::builder).orElse(source + "#no-ci-service")),
                                "metadata",
                                metadata));
    }

    private Map<String, Object> ofSource() {
        return Map.of(
                "uri",
                "git+" + source + "@refs/heads/" + branch,
                "digest",
                Map.of("gitCommit", commit));
    }

    /** The digest in a registry, or of an image that was made on this machine. */
    private Map<String, Object> ofBase() {
        return Map.of(
                "uri",
                (base.pulled() ? "docker:" : "docker-local:") + base.image(),
                "digest",
                Map.of("sha256", base.digest().replaceFirst("sha256:", "")));
    }
}
