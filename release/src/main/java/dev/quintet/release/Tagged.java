package dev.quintet.release;

import dev.quintet.release.registry.Manifest;
import dev.quintet.release.registry.Registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The target of one tag in each repository; nothing for repositories without it. */
record Tagged(String tag, Map<String, Manifest> byModule) {
    static Tagged read(Registry registry, Stack stack, String tag) {
        var repositories = Stack.MODULES.stream().map(stack::repository).toList();
        var found = registry.manifests(repositories, tag);
        var byModule = new LinkedHashMap<String, Manifest>();
        Stack.MODULES.forEach(module -> found.get(stack.repository(module))
                .ifPresent(manifest -> byModule.put(module, manifest)));
        return new Tagged(tag, byModule);
    }

    List<String> missing() {
        return Stack.MODULES.stream()
                .filter(module -> !byModule.containsKey(module))
                .toList();
    }

    Map<String, String> digests() {
        var digests = new LinkedHashMap<String, String>();
        byModule.forEach((module, manifest) -> digests.put(module, manifest.digest()));
        return digests;
    }
}
