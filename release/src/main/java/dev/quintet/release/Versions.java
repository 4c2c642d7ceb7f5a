package dev.quintet.release;

import dev.quintet.release.registry.Registry;
import dev.quintet.release.source.Source;

import java.util.List;
import java.util.function.Consumer;

/** Tags of versions, such as v1.2.3. They never move. */
record Versions(Registry registry, Stack stack, Releases releases) {
    void add(Tagged release, List<String> tags, Consumer<String> say) {
        tags.stream()
                .filter(tag -> tag.matches(Source.VERSION))
                .forEach(tag -> say.accept(add(release, tag)));
    }

    String add(Tagged release, String version) {
        var before = releases.read(version);
        if (!before.digests().equals(release.digests()) && releases.isWhole(before)) {
            var first = Stack.MODULES.getFirst();
            if (releases.revision(first, before.byModule().get(first))
                    .equals(releases.revision(first, release.byModule().get(first)))) {
                return "%s stays at the first release of its commit".formatted(version);
            }
            throw new Refusal(
                    "%s is at another release already: a version is never moved, name a new one"
                            .formatted(version));
        }
        if (!new TagMove(registry, stack, before, release.digests()).run()) {
            throw new Refusal(
                    "%s is being moved by somebody else: run this again".formatted(version));
        }
        return "%s of all images is at %s".formatted(version, release.tag());
    }
}
