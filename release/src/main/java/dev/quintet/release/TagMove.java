package dev.quintet.release;

import dev.quintet.release.registry.Registry;
import dev.quintet.release.registry.RegistryFailure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Moves one tag in several repositories: in all, or in none if one cannot be moved. */
final class TagMove {
    private final Registry registry;
    private final Stack stack;
    private final Tagged before;
    private final Map<String, String> target;

    /** @param target the digest to move to, for each module whose tag moves */
    TagMove(Registry registry, Stack stack, Tagged before, Map<String, String> target) {
        this.registry = registry;
        this.stack = stack;
        this.before = before;
        this.target = new LinkedHashMap<>(target);
        this.target
                .entrySet()
                .removeIf(entry -> entry.getValue().equals(before.digests().get(entry.getKey())));
    }

    /** @return whether all images have moved; if not, somebody else is moving the tag: look again */
    boolean run() {
        if (!now().equals(before.digests())) {
            return false;
        }
        try {
            if (!target.isEmpty()) {
                var digests = new LinkedHashMap<String, String>();
                target.forEach((module, digest) -> digests.put(stack.repository(module), digest));
                registry.tag(digests, before.tag());
            }
        } catch (RegistryFailure | Refusal failure) {
            throw new IllegalStateException(failure.getMessage() + "; " + moveBack(), failure);
        }
        var now = now();
        return target.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(now.get(entry.getKey())));
    }

    private Map<String, String> now() {
        return Tagged.read(registry, stack, before.tag()).digests();
    }

    private String moveBack() {
        var left = new ArrayList<String>();
        try {
            var now = now();
            for (var module : target.keySet()) {
                // Only tags that nobody else has moved since.
                if (target.get(module).equals(now.get(module)) && !isBack(module)) {
                    left.add(stack.repository(module));
                }
            }
        } catch (RegistryFailure | Refusal failure) {
            target.keySet().forEach(module -> left.add(stack.repository(module)));
        }
        return left.isEmpty()
                ? before.tag() + " is as it was"
                : "%s of %s could not be moved back: run this again"
                        .formatted(before.tag(), String.join(", ", left));
    }

    private boolean isBack(String module) {
        var earlier = before.digests().get(module);
        if (earlier == null) {
            return false;
        }
        try {
            registry.tag(Map.of(stack.repository(module), earlier), before.tag());
            return true;
        } catch (RegistryFailure | Refusal failure) {
            return false;
        }
    }
}
