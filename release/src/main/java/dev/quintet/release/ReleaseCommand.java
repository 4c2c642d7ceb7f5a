package dev.quintet.release;

import dev.quintet.release.evidence.Signer;
import dev.quintet.release.registry.Registry;
import dev.quintet.release.source.CiBuild;
import dev.quintet.release.source.Git;
import dev.quintet.release.source.Source;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The commands for pom.xml and bin/, run in the project's folder. */
final class ReleaseCommand {
    private final Map<String, String> environment;
    private final Path project;
    private final Consumer<String> print;
    private final Consumer<String> say;

    ReleaseCommand(Map<String, String> environment, Path project, Consumer<String> print) {
        this.environment = environment;
        this.project = project;
        this.print = print;
        this.say = line -> print.accept("release: " + line);
    }

    void run(String... arguments) {
        switch (arguments[0]) {
            case "check" -> check();
            case "push" -> push();
            case "promote" -> promote(arguments[1], arguments[2]);
            case "values" -> values(arguments[1]);
            default ->
                throw new Refusal(arguments[0]
                        + " is not a command, it must be check, push, promote or values");
        }
    }

    /** Refuses before the build what could not be pushed after it. */
    private void check() {
        var settings = Settings.of(environment);
        switch (source(settings)) {
            case Source.Unreleased(var reason) -> say.accept("nothing is pushed: " + reason);
            case Source.OfTag(var commit, var tag) -> {
                try (var session = Session.open(settings, environment, project)) {
                    checkRelease(session.registry(), owned(), commit);
                }
                say.accept("%s is given to the images of %s when all tests have passed"
                        .formatted(tag, commit));
            }
            case Source.OfBranch(var commit, var branch) -> {
                Base.refresh(engine(), settings).save(project);
                try (var session = Session.open(settings, environment, project)) {
                    Signer.of(environment, session.tools());
                    if (!settings.dryRun()) {
                        Parallel.each(Stack.MODULES, module -> {
                            session.registry().checkPush(owned().repository(module));
                        });
                    }
                }
                say.accept("%s of %s goes to %s when all tests have passed%s"
                        .formatted(
                                commit.substring(0, 8),
                                branch,
                                settings.registry(),
                                settings.dryRun() ? " (dry run: it does not)" : ""));
            }
        }
    }

    /**
     * Pushes the tested images; for a version's tag, adds the tag to the images of its commit.
     */
    private void push() {
        var settings = Settings.of(environment);
        var stack = Stack.ofBuild(project);
        switch (source(settings)) {
            case Source.Unreleased(var reason) -> say.accept("nothing is pushed: " + reason);
            case Source.OfTag(var commit, var tag) -> {
                try (var session = Session.open(settings, environment, project)) {
                    checkRelease(session.registry(), stack, commit);
                    say.accept(
                            settings.dryRun()
                                    ? "dry run: %s would be given to the images of %s"
                                            .formatted(tag, commit)
                                    : new Promotion(session.registry(), stack).run(commit, tag));
                }
            }
            case Source.OfBranch source -> {
                try (var session = Session.open(settings, environment, project)) {
                    new Release(
                                    settings,
                                    stack,
                                    session.registry(),
                                    session.tools(),
                                    engine(),
                                    git(),
                                    Signer.of(environment, session.tools()),
                                    CiBuild.of(environment),
                                    new ReleaseFiles(project),
                                    say)
                            .push(source);
                }
            }
        }
    }

    /** Moves the channel's tag of all images to a release. */
    private void promote(String release, String channel) {
        try (var session = Session.open(Settings.of(environment), environment, project)) {
            say.accept(new Promotion(session.registry(), owned()).run(release, channel));
        }
    }

    private void values(String tag) {
        try (var session = Session.open(Settings.of(environment), environment, project)) {
            print.accept(ChartValues.of(session.registry(), owned(), tag).yaml().strip());
        }
    }

    private static void checkRelease(Registry registry, Stack stack, String commit) {
        if (new Releases(registry, stack).takes(commit).isEmpty()) {
            throw new Refusal(
                    "%s was not released yet: run this build again when the branch's build has done so"
                            .formatted(commit));
        }
    }

    /** What git and the CI service say must not change between the first and the last step. */
    private Source source(Settings settings) {
        var releasing = Session.credentials(settings, environment).isPresent();
        var source = Source.of(environment, git(), settings.branch(), releasing);
        if (source instanceof Source.OfBranch) {
            Source.checkClean(git());
        }
        return source;
    }

    /** Uses only owner and prefix, if there was no build. */
    private Stack owned() {
        var owner = environment.getOrDefault(
                "RELEASE_OWNER", environment.getOrDefault("DOCKER_ID", ""));
        if (owner.isBlank()) {
            throw new Refusal("DOCKER_ID is not set, it must be the owner of the images");
        }
        return new Stack(owner, environment.getOrDefault("IMAGE_PREFIX", "quintet"), "");
    }

    private Engine engine() {
        return new Engine(environment, project);
    }

    private Git git() {
        return new Git(environment, project);
    }
}
