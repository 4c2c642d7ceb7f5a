package dev.quintet.release;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.release.registry.Manifest;
import dev.quintet.release.registry.Registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Earlier releases in the registry: complete ones, and the remains of interrupted ones. */
final class Releases {
    private final Registry registry;
    private final Stack stack;

    Releases(Registry registry, Stack stack) {
        this.registry = registry;
        this.stack = stack;
    }

    Tagged read(String tag) {
        return Tagged.read(registry, stack, tag);
    }

    /** @throws Refusal if the tag is not of a release with all images */
    Tagged whole(String tag) {
        var tagged = read(tag);
        if (!tagged.missing().isEmpty()) {
            throw new Refusal("%s:%s is not there: give the tag of a commit that was released"
                    .formatted(stack.repository(tagged.missing().getFirst()), tag));
        }
        if (!isWhole(tagged)) {
            throw new Refusal("the images at %s are not of one release: release that commit again"
                    .formatted(tag));
        }
        return tagged;
    }

    /**
     * Whether all images are there and a record lists them together. An incomplete release may be
     * completed; a complete one never changes.
     */
    boolean isWhole(Tagged tagged) {
        if (!tagged.missing().isEmpty()) {
            return false;
        }
        var records = records(tagged);
        // Earlier releases had no record in the registry, but a label always named the commit.
        return records.isEmpty()
                ? Set.copyOf(Parallel.forEach(
                                                Stack.MODULES,
                                                module -> revision(
                                                        module,
                                                        tagged.byModule().get(module)))
                                        .values())
                                .size()
                        == 1
                : records.stream().anyMatch(record -> record.digests().equals(tagged.digests()));
    }

    private List<ReleaseRecord> records(Tagged tagged) {
        var first = Stack.MODULES.getFirst();
        return registry
                .attached(stack.repository(first), tagged.digests().get(first), ReleaseRecord.TYPE)
                .stream()
                .map(bytes -> Json.read(bytes, ReleaseRecord.class))
                .toList();
    }

    /**
     * The complete releases of a commit, oldest first: it may have been built again with newer
     * packages.
     */
    List<Tagged> takes(String commit) {
        var takes = new ArrayList<Tagged>();
        for (var tagged = read(tag(commit, 1));
                isWhole(tagged);
                tagged = read(tag(commit, takes.size() + 1))) {
            takes.add(tagged);
        }
        return takes;
    }

    static String tag(String commit, int take) {
        return commit.substring(0, 8) + (take == 1 ? "" : "-" + take);
    }

    /** The commit in the label of an image; empty if it has none. */
    String revision(String module, Manifest manifest) {
        return image(module, manifest)
                .map(image -> image.at("/config/Labels/org.opencontainers.image.revision")
                        .asText(""))
                .orElse("");
    }

    ImageContent content(String module, Manifest manifest) {
        return image(module, manifest)
                .map(ImageContent::of)
                .orElseThrow(() -> new Refusal("%s is no image: remove it"
                        .formatted(registry.at(stack.repository(module), manifest.digest()))));
    }

    /** The first image of an index. */
    private Optional<JsonNode> image(String module, Manifest manifest) {
        var repository = stack.repository(module);
        var listed = manifest.json().at("/manifests/0/digest").asText("");
        return registry.configuration(
                repository,
                listed.isEmpty()
                        ? manifest
                        : registry.manifest(repository, listed).orElse(manifest));
    }
}
