package dev.quintet.release;

import dev.quintet.release.registry.Registry;
import dev.quintet.release.source.Source;

/** Moves the channel's tag of all images to a complete release. */
record Promotion(Registry registry, Stack stack) {
    /** @param release the tag of a release, or a full commit id, which means its newest release */
    String run(String release, String channel) {
        if (!channel.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")) {
            throw new Refusal("the channel is '" + channel
                    + "', it must be a tag: letters, digits, '.', '_' and '-'");
        }
        if (channel.matches("[0-9a-f]{8}(-[0-9]+)?|sha256-.*")) {
            throw new Refusal(
                    "'" + channel
                            + "' is the tag of a commit, which is never moved: name a channel, such as staging");
        }
        var releases = new Releases(registry, stack);
        var tagged = find(releases, release);
        if (channel.matches(Source.VERSION)) {
            return new Versions(registry, stack, releases).add(tagged, channel);
        }
        if (!new TagMove(registry, stack, releases.read(channel), tagged.digests()).run()) {
            throw new Refusal(
                    "%s is being moved by somebody else, and may point to two releases: run this again"
                            .formatted(channel));
        }
        return "%s of all images is at %s".formatted(channel, release);
    }

    private static Tagged find(Releases releases, String release) {
        if (!release.matches("[0-9a-f]{40}")) {
            return releases.whole(release);
        }
        var takes = releases.takes(release);
        return takes.isEmpty() ? releases.whole(Releases.tag(release, 1)) : takes.getLast();
    }
}
