package dev.quintet.release.source;

import dev.quintet.release.process.Command;
import dev.quintet.release.process.Outcome;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history that the checkout knows. */
public final class Git {
    public enum Ancestry {
        ANCESTOR,
        NO_ANCESTOR,
        UNKNOWN
    }

    private final Command git;

    public Git(Map<String, String> environment, Path project) {
        var variables = new HashMap<>(environment);
        // A release must not wait for input.
        variables.put("GIT_TERMINAL_PROMPT", "0");
        git = Command.of(variables, project, "git");
    }

    /** Empty if this is not a checkout, such as a ZIP or a tarball, or has no commit. */
    Optional<String> head() {
        return answer("rev-parse", "--verify", "HEAD");
    }

    /** Empty if HEAD is detached. */
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

    /** Unknown if neither this clone nor its origin has both commits. */
    public Ancestry ancestry(String older, String newer) {
        var known = known(older, newer);
        // Later commits may have been pushed since this clone was made.
        return known == Ancestry.UNKNOWN && fetched() ? known(older, newer) : known;
    }

    private boolean fetched() {
        var remote = answer("remote").flatMap(names -> names.lines().findFirst());
        return remote.isPresent() && run("fetch", "--quiet", remote.get()).succeeded();
    }

    private Ancestry known(String older, String newer) {
        return switch (run("merge-base", "--is-ancestor", older, newer).status()) {
            case 0 -> Ancestry.ANCESTOR;
            // A shallow clone without the commits in between says so, too.
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
