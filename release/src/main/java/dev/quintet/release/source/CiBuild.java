package dev.quintet.release.source;

import java.util.Map;
import java.util.Optional;

/**
 * What a CI service says about the build that it runs, in its documented variables.
 *
 * @param unreleased why this build is never released, if so: for example, a pull request
 */
public record CiBuild(
        String builder,
        Optional<String> commit,
        Optional<String> branch,
        Optional<String> tag,
        Optional<String> unreleased,
        Optional<String> url) {

    /** Empty if no known service runs this. */
    public static Optional<CiBuild> of(Map<String, String> environment) {
        var variables = new Variables(environment);
        if (variables.anyOf("GITHUB_ACTIONS", "GITHUB_REF")) {
            return Optional.of(gitHub(variables));
        }
        if (variables.anyOf("GITLAB_CI", "CI_COMMIT_REF_NAME")) {
            return Optional.of(gitLab(variables));
        }
        if (variables.anyOf("TRAVIS", "TRAVIS_BRANCH")) {
            return Optional.of(travis(variables));
        }
        return variables.anyOf("JENKINS_URL") ? Optional.of(jenkins(variables)) : Optional.empty();
    }

    private static CiBuild gitHub(Variables variables) {
        var ref = variables.get("GITHUB_REF").orElse("");
        // pull_request_target and workflow_run name the branch that they would change, not the one
        // that they build.
        var unreleased = variables
                .get("GITHUB_EVENT_NAME")
                .filter(event ->
                        !event.matches("push|schedule|workflow_dispatch|repository_dispatch"))
                .map(event -> "this is a build of GitHub's event '" + event + "'")
                .or(() -> variables
                        .get("GITHUB_HEAD_REF")
                        .map(head -> "this is a pull request of '" + head + "'"));
        var server = variables.get("GITHUB_SERVER_URL").orElse("https://github.com");
        var repository = variables.get("GITHUB_REPOSITORY").map(name -> server + "/" + name);
        return new CiBuild(
                variables
                        .get("GITHUB_WORKFLOW_REF")
                        .map(workflow -> server + "/" + workflow)
                        .orElse(server),
                variables.get("GITHUB_SHA"),
                after("refs/heads/", ref),
                after("refs/tags/", ref),
                unreleased,
                repository.flatMap(url ->
                        variables.get("GITHUB_RUN_ID").map(run -> url + "/actions/runs/" + run)));
    }

    private static CiBuild gitLab(Variables variables) {
        var unreleased = variables
                .get("CI_MERGE_REQUEST_IID")
                .or(() -> variables.get("CI_EXTERNAL_PULL_REQUEST_IID"))
                .map(number -> "this is merge request " + number)
                .or(() -> variables
                        .get("CI_PIPELINE_SOURCE")
                        .filter(source -> source.contains("request"))
                        .map(source -> "this is a pipeline of '" + source + "'"));
        return new CiBuild(
                variables.get("CI_SERVER_URL").orElse("https://gitlab.com"),
                variables.get("CI_COMMIT_SHA"),
                variables.get("CI_COMMIT_BRANCH"),
                variables.get("CI_COMMIT_TAG"),
                unreleased,
                variables.get("CI_JOB_URL"));
    }

    private static CiBuild travis(Variables variables) {
        var unreleased = variables
                .get("TRAVIS_PULL_REQUEST")
                .filter(number -> !number.equals("false"))
                .map(number -> "this is pull request " + number);
        var tag = variables.get("TRAVIS_TAG");
        return new CiBuild(
                "https://travis-ci.com",
                variables.get("TRAVIS_COMMIT"),
                // For a tag, this is also the tag.
                tag.isPresent() ? Optional.empty() : variables.get("TRAVIS_BRANCH"),
                tag,
                unreleased,
                variables.get("TRAVIS_BUILD_WEB_URL"));
    }

    private static CiBuild jenkins(Variables variables) {
        return new CiBuild(
                variables.get("JENKINS_URL").orElseThrow(),
                variables.get("GIT_COMMIT"),
                // The variable of a multibranch project, else that of the Git plugin.
                variables
                        .get("BRANCH_NAME")
                        .or(() -> variables.get("GIT_LOCAL_BRANCH"))
                        .or(() -> variables
                                .get("GIT_BRANCH")
                                .map(branch -> branch.replaceFirst("^origin/", ""))),
                variables.get("TAG_NAME"),
                variables
                        .get("CHANGE_ID")
                        .or(() -> variables.get("ghprbPullId"))
                        .map(number -> "this is pull request " + number),
                variables.get("BUILD_URL"));
    }

    private static Optional<String> after(String prefix, String ref) {
        return ref.startsWith(prefix)
                ? Optional.of(ref.substring(prefix.length()))
                : Optional.empty();
    }

    /** An empty variable counts as not set. */
    private record Variables(Map<String, String> environment) {
        Optional<String> get(String name) {
            return Optional.ofNullable(environment.get(name))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        boolean anyOf(String... names) {
            for (var name : names) {
                if (get(name).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }
}
