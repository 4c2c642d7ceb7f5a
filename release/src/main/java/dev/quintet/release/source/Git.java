package dev.quintet.release.source;

import dev.quintet.release.process.Command;
import dev.quintet.release.process.Outcome;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the checkout knows of its history. */
public final class Git {
    public enum Ancestry {
        ANCESTOR,
        NO_ANCESTOR,
        UNKNOWN
    }

    private final Command git;

    public Git(Map<String, String> environment, Path project) {
        var variables = new HashMap<>(environment);
        // A release waits for nobody to type.
        variables.put("GIT_TERMINAL_PROMPT", "0");
        git = Command.of(variables, project, "git");
    }

    /** Nothing where this is no checkout, but a ZIP or a tarball, or has no commit. */
    Optional<String> head() {
        return answer("rev-parse", "--verify", "HEAD");
    }

    /** Nothing where HEAD is detached. */
    Optional<String> branch() {
        return answer("symbolic-ref", "--short", "HEAD");
    }

    boolean hasBranch(String branch) {
        return answer("for-each-ref", "refs/heads/" + branch, "refs/remotes/*/" + branch)
                .isPresent();
    }

    boolean isOnARemote(String commit) {
        return answer("for-each-ref", "--contains", commit, "refs/remotes").isPresent();
    }

    List<String> changedFiles() {
        return answer("status", "--porcelain").stream()
                .flatMap(String::lines)
                .map(String::strip)
                .toList();
    }

    public List<String> tagsAt(String commit) {
        return answer("tag", "--points-at", commit).stream()
                .flatMap(String::lines)
                .toList();
    }

    /** Unknown where neither this clone nor where it comes from has both. */
    public Ancestry ancestry(String older, String newer) {
        var known = known(older, newer);
        // A build that took long was cloned before what came after it.
        return known == Ancestry.UNKNOWN && fetched() ? known(older, newer) : known;
    }

    private boolean fetched() {
        var remote = answer("remote").flatMap(names -> names.lines().findFirst());
        return remote.isPresent() && run("fetch", "--quiet", remote.get()).succeeded();
    }

    private Ancestry known(String older, String newer) {
        return switch (run("merge-base", "--is-ancestor", older, newer).status()) {
            case 0 -> Ancestry.ANCESTOR;
            // A shallow clone that lacks what is between the two says so, too.
            case 1 ->
                answer("rev-parse", "--is-shallow-repository")
                        .filter("true"::equals)
                        .map(_ -> Ancestry.UNKNOWN)
                        .orElse(Ancestry.NO_ANCESTOR);
            default -> Ancestry.UNKNOWN;
        };
    }

    private Optional<String> answer(String... arguments) {
        var outcome = run(arguments);
        return outcome.succeeded()
                ? Optional.of(outcome.text()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private Outcome run(String... arguments) {
        return git.with(List.of(arguments)).run();
    }
}
