package dev.quintet.release.registry;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.release.Json;
import dev.quintet.release.Refusal;
import dev.quintet.release.process.Command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials for pushing: DOCKER_LOGIN (by default DOCKER_ID) and DOCKER_PASSWORD, else those
 * in Docker's configuration.
 *
 * @param login {@value #TOKEN} if the secret is an identity token
 */
public record Credentials(String login, String secret) {
    /** The user name by which credential helpers mark an identity token. */
    private static final String TOKEN = "<token>";

    public static Optional<Credentials> find(String registry, Map<String, String> environment) {
        var password = environment.getOrDefault("DOCKER_PASSWORD", "");
        if (!password.isEmpty()) {
            var login = environment.getOrDefault(
                    "DOCKER_LOGIN", environment.getOrDefault("DOCKER_ID", ""));
            if (login.isEmpty()) {
                throw new Refusal(
                        "DOCKER_PASSWORD is set without a user: set DOCKER_LOGIN, or DOCKER_ID if the owner logs in");
            }
            return Optional.of(new Credentials(login, password));
        }
        return loggedIn(server(registry), environment);
    }

    /** Its name in Docker's configuration. */
    private static String server(String registry) {
        return registry.equals("docker.io") ? "https://index.docker.io/v1/" : registry;
    }

    private static Optional<Credentials> loggedIn(String server, Map<String, String> environment) {
        var folder = environment.containsKey("DOCKER_CONFIG")
                ? Path.of(environment.get("DOCKER_CONFIG"))
                : Path.of(environment.getOrDefault("HOME", ""), ".docker");
        var file = folder.resolve("config.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode configuration;
        try {
            configuration = Json.read(Files.readAllBytes(file));
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(
                    file + " is not a valid Docker configuration: correct it, or log in again");
        }
        var helper = configuration
                .path("credHelpers")
                .path(server)
                .asText(configuration.path("credsStore").asText(""));
        return helper.isEmpty()
                ? stored(configuration, server)
                : asked(helper, server, environment);
    }

    private static Optional<Credentials> stored(JsonNode configuration, String server) {
        for (var entry : configuration.path("auths").properties()) {
            if (host(entry.getKey()).equals(host(server))) {
                var login = entry.getValue();
                if (!login.path("identitytoken").asText("").isEmpty()) {
                    return Optional.of(
                            new Credentials(TOKEN, login.path("identitytoken").asText()));
                }
                var pair = new String(
                                Base64.getDecoder().decode(login.path("auth").asText("")),
                                StandardCharsets.UTF_8)
                        .split(":", 2);
                return pair.length == 2
                        ? Optional.of(new Credentials(pair[0], pair[1]))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Older versions of Docker wrote a URL. */
    private static String host(String server) {
        return server.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    }

    private static Optional<Credentials> asked(
            String helper, String server, Map<String, String> environment) {
        var program = "docker-credential-" + helper;
        try {
            var outcome = Command.of(environment, Path.of("."), program, "get")
                    .run(server.getBytes(StandardCharsets.UTF_8));
            if (outcome.succeeded()) {
                var answer = Json.read(outcome.out());
                return Optional.of(new Credentials(
                        answer.path("Username").asText(), answer.path("Secret").asText()));
            }
            // The message of docker-credential-helpers. Docker also uses it to tell an unknown
            // registry from a failure.
            if (outcome.lastLine().contains("credentials not found in native keychain")) {
                return Optional.empty();
            }
            throw new Refusal("%s fails when asked for %s: %s"
                    .formatted(program, server, outcome.lastLine()));
        } catch (UncheckedIOException e) {
            throw new Refusal("%s, which Docker's configuration names for %s, cannot be run: %s"
                    .formatted(program, server, e.getCause().getMessage()));
        }
    }

    /** Docker's configuration with only these credentials. */
    public byte[] toDockerConfiguration(String registry) {
        var pair = Base64.getEncoder()
                .encodeToString((login + ":" + (login.equals(TOKEN) ? "" : secret))
                        .getBytes(StandardCharsets.UTF_8));
        var entry = login.equals(TOKEN)
                ? Map.of("auth", pair, "identitytoken", secret)
                : Map.of("auth", pair);
        return Json.write(Map.of("auths", Map.of(server(registry), entry)));
    }

    @Override
    public String toString() {
        return "credentials of " + login;
    }
}
