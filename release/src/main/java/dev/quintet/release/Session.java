package dev.quintet.release;

import dev.quintet.release.registry.Certificates;
import dev.quintet.release.registry.Credentials;
import dev.quintet.release.registry.Registry;
import dev.quintet.release.registry.Tools;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The tools and the credentials for a registry, while they are needed. */
record Session(Tools tools, Registry registry) implements AutoCloseable {
    static Session open(Settings settings, Map<String, String> environment, Path project) {
        var credentials = credentials(settings, environment)
                .orElseThrow(() -> new Refusal(
                        "no credentials for %s: set DOCKER_ID and DOCKER_PASSWORD, or run 'docker login'"
                                .formatted(settings.registry())));
        var tools = new Tools(environment, project, settings.base(), settings.seconds());
        tools.configure(
                credentials.toDockerConfiguration(settings.registry()),
                Certificates.of(settings.registry(), environment));
        return new Session(
                tools, new Registry(settings.registry(), tools, settings.backOffMillis()));
    }

    static Optional<Credentials> credentials(Settings settings, Map<String, String> environment) {
        return Credentials.find(settings.registry(), environment);
    }

    @Override
    public void close() {
        tools.close();
    }
}
