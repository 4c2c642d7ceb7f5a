package dev.quintet.release;

import dev.quintet.release.registry.Registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the Helm chart wants to know of a release.
 *
 * @param release what it is called
 * @param images by module, each by its digest
 */
record ChartValues(String release, Map<String, String> images) {
    static ChartValues of(ReleaseRecord record) {
        var images = new LinkedHashMap<String, String>();
        record.images().forEach(image -> images.put(image.module(), image.reference()));
        return new ChartValues(record.tags().getFirst(), images);
    }

    /** @param tag of a commit, a version or a channel, which is as it is now */
    static ChartValues of(Registry registry, Stack stack, String tag) {
        var images = new LinkedHashMap<String, String>();
        new Releases(registry, stack)
                .whole(tag)
                .digests()
                .forEach((module, digest) ->
                        images.put(module, registry.at(stack.repository(module), digest)));
        return new ChartValues(tag, images);
    }

    String yaml() {
        return images.entrySet().stream()
                .map(image -> "  %s: %s%n".formatted(image.getKey(), image.getValue()))
                .collect(Collectors.joining(
                        "",
                        "# The images of %s, for the Helm chart.%nimages:%n".formatted(release),
                        ""));
    }
}
