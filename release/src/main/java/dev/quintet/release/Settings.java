package dev.quintet.release;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of a release. pom.xml passes properties of the build on as variables.
 *
 * @param registry  where the images go
 * @param branch the branch that is released
 * @param base      the images' base
 * @param localBase whether the base may be one that exists only on this machine
 * @param seconds   how long one step at the registry may take before it is retried
 */
public record Settings(
        String registry,
        String branch,
        String base,
        boolean dryRun,
        boolean localBase,
        int seconds,
        long backOffMillis) {

    public Settings {
        if (!registry.matches("([A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9a-fA-F:]+])(:[0-9]+)?")) {
            throw new Refusal("release.registry is '" + registry
                    + "', it must be a host, or a host and a port: registry.example.org:5000");
        }
    }

    static Settings of(Map<String, String> environment) {
        return new Settings(
                get(environment, "RELEASE_REGISTRY").orElse("docker.io"),
                get(environment, "RELEASE_BRANCH").orElse("master"),
                get(environment, "RELEASE_BASE").orElse("debian:trixie-slim"),
                flag(environment, "RELEASE_DRY_RUN"),
                flag(environment, "RELEASE_LOCAL_BASE"),
                seconds(get(environment, "RELEASE_TIMEOUT_SECONDS").orElse("600")),
                get(environment, "RELEASE_BACK_OFF_MILLIS").map(Long::valueOf).orElse(1000L));
    }

    private static int seconds(String timeout) {
        if (!timeout.matches("[1-9][0-9]{0,5}")) {
            throw new Refusal(
                    "release.timeout is '%s', it must be a whole number of seconds, from 1 to 999999"
                            .formatted(timeout));
        }
        return Integer.parseInt(timeout);
    }

    private static Optional<String> get(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Like for Maven's own properties, a name without a value means true. */
    private static boolean flag(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value != null && !value.strip().equals("false");
    }
}
