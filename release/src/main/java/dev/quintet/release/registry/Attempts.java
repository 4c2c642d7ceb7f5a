package dev.quintet.release.registry;

import dev.quintet.release.Refusal;
import dev.quintet.release.process.Outcome;

/**
 * Retries what fails temporarily. "Not found" is a result, and what is refused twice is not
 * retried.
 *
 * @param backOffMillis the pause after the first failed attempt; each later one is twice as long
 */
record Attempts(String registry, Tools tools, long backOffMillis) {
    private static final int NUMBER = 5;

    private enum Failure {
        NOT_FOUND,
        REFUSED,
        LATE,
        PASSING
    }

    /** The outcome, even if nothing was found. */
    Outcome run(Step step) {
        var refused = false;
        for (var attempt = 1; ; attempt++) {
            var outcome = tools.run(step);
            if (outcome.succeeded()) {
                return outcome;
            }
            var failure = failure(outcome);
            var said = failure == Failure.LATE
                    ? "not done within " + tools.limit()
                    : outcome.lastLine();
            if (failure == Failure.NOT_FOUND) {
                return outcome;
            }
            if (failure == Failure.REFUSED) {
                if (refused) {
                    throw new Refusal(
                            "%s refuses the credentials: check DOCKER_ID, DOCKER_LOGIN and DOCKER_PASSWORD, and that they may push: %s"
                                    .formatted(registry, said));
                }
                // An expired token is refused too; the tool gets a new one when it starts.
                refused = true;
                continue;
            }
            refused = false;
            if (attempt >= NUMBER) {
                throw new RegistryFailure(
                        "%s: %s, %d times".formatted(step.subject(), said, NUMBER));
            }
            pause(attempt, step.subject() + ": " + said);
        }
    }

    /** The outcome; what was requested must exist. */
    Outcome must(Step step) {
        var outcome = run(step);
        if (!outcome.succeeded()) {
            throw new RegistryFailure("%s: %s".formatted(step.subject(), outcome.lastLine()));
        }
        return outcome;
    }

    private void pause(int attempt, String failure) {
        var millis = backOffMillis << (attempt - 1);
        System.out.printf("release: %s; trying again in %.1f s%n", failure, millis / 1000.0);
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryFailure("interrupted after " + failure);
        }
    }

    /** Recognized by the messages of oras and cosign, because neither has a status for each. */
    private static Failure failure(Outcome outcome) {
        var said = outcome.err();
        // The statuses of `timeout`.
        if (outcome.status() == 124 || outcome.status() == 137) {
            return Failure.LATE;
        }
        if (said.matches("(?is).*(: not found|manifest.unknown|name.unknown|status code 404).*")) {
            return Failure.NOT_FOUND;
        }
        return said.matches(
                        "(?is).*(status code 40[13]|unauthorized|denied|insufficient_scope|basic credential not found).*")
                ? Failure.REFUSED
                : Failure.PASSING;
    }
}
