package dev.quintet.release.source;

import dev.quintet.release.Refusal;

import java.util.Map;

/** The source of this build, which decides what may be released. */
public sealed interface Source {
    /** A commit of the branch that is released. */
    record OfBranch(String commit, String branch) implements Source {}

    /** A version's tag, which the images of its commit get. */
    record OfTag(String commit, String tag) implements Source {}

    /** Nothing may be pushed. */
    record Unreleased(String reason) implements Source {}

    String VERSION = "v[0-9]+\\.[0-9]+\\.[0-9]+([-.][A-Za-z0-9.-]+)?";

    /**
     * @param releasing whether credentials were given: then a release is intended, and an unknown
     *     source is an error
     * @throws Refusal if a release is intended but not allowed
     */
    static Source of(
            Map<String, String> environment, Git git, String releaseBranch, boolean releasing) {
        var ci = CiBuild.of(environment);
        var unreleased = ci.flatMap(CiBuild::unreleased);
        if (unreleased.isPresent()) {
            return new Unreleased(unreleased.get());
        }
        var head = git.head();
        if (head.isEmpty()) {
            return unknown(
                    "this is not a git checkout, so its commit is unknown: release from a clone",
                    releasing);
        }
        var commit = head.get();
        var built = ci.flatMap(CiBuild::commit);
        if (built.isPresent() && !built.get().equals(commit)) {
            return unknown(
                    "the CI service builds " + built.get() + ", and " + commit
                            + " is checked out: release what is built",
                    releasing);
        }
        var tag = ci.flatMap(CiBuild::tag);
        if (tag.isPresent()) {
            return tag.get().matches(VERSION)
                    ? new OfTag(commit, tag.get())
                    : new Unreleased("this is tag '" + tag.get()
                            + "', which is not a version such as v1.2.3");
        }
        var branch = ci.isPresent() ? ci.flatMap(CiBuild::branch) : git.branch();
        if (branch.isEmpty()) {
            return unknown(
                    "its branch is unknown (HEAD is detached): run 'git switch' to the branch first",
                    releasing);
        }
        if (!branch.get().equals(releaseBranch)) {
            return otherBranch(branch.get(), releaseBranch, git, releasing);
        }
        if (built.isEmpty() && ci.isEmpty() && !git.isOnARemote(commit)) {
            return unknown("no remote has " + commit + ": push it first", releasing);
        }
        return new OfBranch(commit, branch.get());
    }

    /**
     * @throws Refusal if the working tree differs from the commit after which the release would be
     *     named
     */
    static void checkClean(Git git) {
        var changed = git.changedFiles();
        if (!changed.isEmpty()) {
            throw new Refusal("%d files differ from the commit, such as %s: commit or remove them"
                    .formatted(changed.size(), changed.getFirst()));
        }
    }

    private static Source otherBranch(
            String branch, String releaseBranch, Git git, boolean releasing) {
        var line = "this is branch '%s', and only '%s' is released (-Drelease.branch)"
                .formatted(branch, releaseBranch);
        // If the project's main branch had another name than the default, every build would be
        // green and release nothing.
        var mistaken = branch.equals("main")
                && releaseBranch.equals("master")
                && !git.hasBranch(releaseBranch);
        return mistaken
                ? unknown(line + ", which does not exist: set -Drelease.branch=main", releasing)
                : new Unreleased(line);
    }

    private static Source unknown(String reason, boolean releasing) {
        if (releasing) {
            throw new Refusal(reason);
        }
        return new Unreleased(reason);
    }
}
