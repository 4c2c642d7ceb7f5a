package dev.quintet.release.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.release.Refusal;
import dev.quintet.release.process.Command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A clone in each of the states that CI services leave it in, and the variables that they set. */
class SourceTest {
    private static final boolean RELEASING = true;

    @TempDir
    private Path folder;

    private Path checkout;
    private String commit;

    @BeforeEach
    void makeClone() throws IOException {
        checkout = Files.createDirectories(folder.resolve("checkout"));
        git("init", "--quiet", "--initial-branch=master");
        git("init", "--quiet", "--bare", "../remote.git");
        git("remote", "add", "origin", "../remote.git");
        git("commit", "--quiet", "--allow-empty", "--message=first");
        git("push", "--quiet", "origin", "master");
        commit = git("rev-parse", "HEAD");
    }

    private String git(String... arguments) {
        var outcome = Command.of(System.getenv(), checkout, "git")
                .with(List.of("-c", "user.name=Test", "-c", "user.email=test@example.org"))
                .with(List.of(arguments))
                .run();
        assertTrue(outcome.succeeded(), outcome.err());
        return outcome.text();
    }

    private Source source(boolean releasing, String... variables) {
        return source("master", releasing, variables);
    }

    /** @param variables each as NAME=value; COMMIT in a value is that of the clone */
    private Source source(String releaseBranch, boolean releasing, String... variables) {
        var environment = new HashMap<String, String>(Map.of("PATH", System.getenv("PATH")));
        for (var variable : variables) {
            var pair = variable.strip().split("=", 2);
            environment.put(pair[0], pair[1].replace("COMMIT", commit));
        }
        return Source.of(environment, new Git(environment, checkout), releaseBranch, releasing);
    }

    @ParameterizedTest
    @CsvSource({
        "TRAVIS=true TRAVIS_BRANCH=master TRAVIS_PULL_REQUEST=false TRAVIS_TAG= TRAVIS_COMMIT=COMMIT",
        "GITHUB_ACTIONS=true GITHUB_REF=refs/heads/master GITHUB_EVENT_NAME=push GITHUB_SHA=COMMIT",
        "GITLAB_CI=true CI_COMMIT_REF_NAME=master CI_COMMIT_BRANCH=master CI_PIPELINE_SOURCE=push CI_COMMIT_SHA=COMMIT",
        "JENKINS_URL=https://ci.example.org GIT_BRANCH=origin/master GIT_COMMIT=COMMIT",
    })
    void isTheBranchThatACiServiceNamesWhereHeadIsDetached(String variables) {
        git("checkout", "--quiet", "--detach");

        assertEquals(
                new Source.OfBranch(commit, "master"), source(RELEASING, variables.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "TRAVIS=true TRAVIS_BRANCH=v1.2.3 TRAVIS_PULL_REQUEST=false TRAVIS_TAG=v1.2.3",
        "GITHUB_ACTIONS=true GITHUB_REF=refs/tags/v1.2.3 GITHUB_EVENT_NAME=push",
        "GITLAB_CI=true CI_COMMIT_REF_NAME=v1.2.3 CI_COMMIT_TAG=v1.2.3",
        "JENKINS_URL=https://ci.example.org TAG_NAME=v1.2.3 BRANCH_NAME=v1.2.3",
    })
    void isAVersionWhereACiServiceNamesItsTag(String variables) {
        assertEquals(new Source.OfTag(commit, "v1.2.3"), source(RELEASING, variables.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "TRAVIS=true TRAVIS_BRANCH=master TRAVIS_PULL_REQUEST=7 | this is pull request 7",
                "GITHUB_ACTIONS=true GITHUB_REF=refs/pull/7/merge GITHUB_EVENT_NAME=pull_request | this is a build of GitHub's event 'pull_request'",
                "GITHUB_ACTIONS=true GITHUB_REF=refs/heads/master GITHUB_EVENT_NAME=pull_request_target | this is a build of GitHub's event 'pull_request_target'",
                "GITLAB_CI=true CI_COMMIT_REF_NAME=master CI_MERGE_REQUEST_IID=7 | this is merge request 7",
                "GITLAB_CI=true CI_COMMIT_BRANCH=master CI_PIPELINE_SOURCE=external_pull_request_event | this is a pipeline of 'external_pull_request_event'",
                "JENKINS_URL=https://ci.example.org BRANCH_NAME=PR-7 CHANGE_ID=7 | this is pull request 7",
                "TRAVIS=true TRAVIS_BRANCH=feature TRAVIS_PULL_REQUEST=false | this is branch 'feature', and only 'master' is released (-Drelease.branch)",
                "GITHUB_ACTIONS=true GITHUB_REF=refs/tags/nightly GITHUB_EVENT_NAME=push | this is tag 'nightly', which is not a version such as v1.2.3",
            })
    void isNeverAPullRequestOrAnotherBranch(String variables, String reason) {
        assertEquals(
                reason,
                assertInstanceOf(Source.Unreleased.class, source(RELEASING, variables.split(" ")))
                        .reason());
    }

    @Test
    void isWhatGitSaysWhereNoCiServiceRuns() {
        assertEquals(new Source.OfBranch(commit, "master"), source(RELEASING));

        git("switch", "--quiet", "--create", "mine");
        assertInstanceOf(Source.Unreleased.class, source(RELEASING));
        assertEquals(new Source.OfBranch(commit, "mine"), source("mine", RELEASING));
    }

    @Test
    void isAnErrorWhereAReleaseIsMeantAndTheBranchCannotBeKnown() {
        git("checkout", "--quiet", "--detach");

        assertInstanceOf(Source.Unreleased.class, source(!RELEASING));
        var refusal = assertThrows(Refusal.class, () -> source(RELEASING));
        assertTrue(refusal.getMessage().contains("HEAD is detached"), refusal.getMessage());
        var another = new String[] {"TRAVIS=true", "TRAVIS_BRANCH=master", "TRAVIS_COMMIT=1a2b"};
        assertThrows(Refusal.class, () -> source(RELEASING, another));
    }

    @Test
    void isAnErrorWhereTheProjectsBranchHasAnotherNameThanWouldBeReleased() {
        git("branch", "--move", "main");
        git("update-ref", "-d", "refs/remotes/origin/master");
        git("push", "--quiet", "origin", "main");

        var refusal = assertThrows(Refusal.class, () -> source(RELEASING));

        assertTrue(refusal.getMessage().endsWith("set -Drelease.branch=main"), refusal.toString());
        assertEquals(new Source.OfBranch(commit, "main"), source("main", RELEASING));
    }

    @Test
    void isNoCommitThatNoRemoteHas() {
        git("commit", "--quiet", "--allow-empty", "--message=mine");

        var refusal = assertThrows(Refusal.class, () -> source(RELEASING));

        assertTrue(refusal.getMessage().startsWith("no remote has "), refusal.getMessage());
    }

    @Test
    void isNothingOutsideAClone() throws IOException {
        checkout = Files.createDirectories(folder.resolve("unpacked"));

        assertInstanceOf(Source.Unreleased.class, source(!RELEASING));
        var refusal = assertThrows(Refusal.class, () -> source(RELEASING));
        assertTrue(
                refusal.getMessage().startsWith("this is not a git checkout"),
                refusal.getMessage());
    }

    @Test
    void mustBeCommittedWhole() throws IOException {
        Files.writeString(checkout.resolve("file"), "changed");

        var git = new Git(Map.of("PATH", System.getenv("PATH")), checkout);

        var refusal = assertThrows(Refusal.class, () -> Source.checkClean(git));
        assertEquals(
                "1 files differ from the commit, such as ?? file: commit or remove them",
                refusal.getMessage());
    }
}
