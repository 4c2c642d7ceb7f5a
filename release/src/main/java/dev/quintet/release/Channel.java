package dev.quintet.release;

import dev.quintet.release.registry.Manifest;
import dev.quintet.release.registry.Registry;
import dev.quintet.release.source.Git;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tag that users of the registry follow. It only moves forward in history, for all images
 * together.
 */
final class Channel {
    static final String LATEST = "latest";
    private static final int ROUNDS = 5;

    private enum Place {
        BEHIND,
        HERE,
        AHEAD
    }

    private final Registry registry;
    private final Stack stack;
    private final Releases releases;
    private final Git git;

    Channel(Registry registry, Stack stack, Git git) {
        this.registry = registry;
        this.stack = stack;
        this.releases = new Releases(registry, stack);
        this.git = git;
    }

    /**
     * Another release may move the tag at the same time. The last one to look moves all images to the
     * newest.
     *
     * @return a message about it
     * @throws Refusal if it is unknown which one is newer
     */
    String follow(Tagged release, String commit) {
        for (var round = 0; round < ROUNDS; round++) {
            var now = releases.read(LATEST);
            var places = places(now, release, commit);
            if (!places.containsValue(Place.AHEAD)) {
                if (!places.containsValue(Place.BEHIND)) {
                    return "%s of all images is at %s".formatted(LATEST, release.tag());
                }
                new TagMove(registry, stack, now, release.digests()).run();
            } else {
                var newest = newest(now, places);
                if (newest.digests().equals(now.digests())) {
                    return "%s stays at %s, which is newer".formatted(LATEST, newest.tag());
                }
                new TagMove(registry, stack, now, newest.digests()).run();
            }
        }
        throw new Refusal(
                "%s keeps being moved by another release, and may point to two releases: run this again when that has ended"
                        .formatted(LATEST));
    }

    private Map<String, Place> places(Tagged now, Tagged release, String commit) {
        var places = new LinkedHashMap<String, Place>();
        for (var module : Stack.MODULES) {
            places.put(module, place(module, now.byModule().get(module), release, commit));
        }
        return places;
    }

    private Place place(String module, Manifest manifest, Tagged release, String commit) {
        if (manifest == null) {
            return Place.BEHIND;
        }
        if (manifest.digest().equals(release.digests().get(module))) {
            return Place.HERE;
        }
        var revision = releases.revision(module, manifest);
        if (revision.isEmpty()) {
            // Not one of our releases, so moving the tag loses nothing.
            return Place.BEHIND;
        }
        if (revision.equals(commit)) {
            var tags = releases.takes(commit).stream()
                    .filter(take -> manifest.digest().equals(take.digests().get(module)))
                    .map(Tagged::tag)
                    .toList();
            return tags.isEmpty() || take(tags.getLast()) < take(release.tag())
                    ? Place.BEHIND
                    : Place.AHEAD;
        }
        if (git.ancestry(revision, commit) == Git.Ancestry.ANCESTOR) {
            return Place.BEHIND;
        }
        if (git.ancestry(commit, revision) == Git.Ancestry.ANCESTOR) {
            return Place.AHEAD;
        }
        throw new Refusal(
                ("%s of %s is at %s, and this clone does not show which is newer; %s is as it was: fetch the whole history "
                                + "(git fetch --unshallow), or move it by bin/promote %s %s")
                        .formatted(
                                LATEST,
                                stack.repository(module),
                                revision,
                                LATEST,
                                release.tag(),
                                LATEST));
    }

    private static int take(String tag) {
        return tag.length() == 8 ? 1 : Integer.parseInt(tag.substring(9));
    }

    /** The newest complete release that is ahead. */
    private Tagged newest(Tagged now, Map<String, Place> places) {
        Tagged newest = null;
        var newestCommit = "";
        for (var module : Stack.MODULES) {
            if (places.get(module) != Place.AHEAD) {
                continue;
            }
            var manifest = now.byModule().get(module);
            var commit = releases.revision(module, manifest);
            if (newest == null
                    || commit.equals(newestCommit)
                    || git.ancestry(newestCommit, commit) == Git.Ancestry.ANCESTOR) {
                var found = having(module, manifest, releases.takes(commit));
                if (newest == null
                        || !commit.equals(newestCommit)
                        || take(found.tag()) > take(newest.tag())) {
                    newest = found;
                    newestCommit = commit;
                }
            }
        }
        return newest;
    }

    private Tagged having(String module, Manifest manifest, List<Tagged> takes) {
        return takes.stream()
                .filter(take -> manifest.digest().equals(take.digests().get(module)))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "%s of %s is at %s, which was not released whole; %s is as it was: move it by bin/promote"
                                .formatted(
                                        LATEST,
                                        stack.repository(module),
                                        manifest.digest(),
                                        LATEST)));
    }
}
