package dev.quintet.release.registry;

import dev.quintet.release.Refusal;
import dev.quintet.release.process.Command;
import dev.quintet.release.process.Outcome;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A container with oras, skopeo and cosign, which runs as long as a release. It always ends with
 * this process. Secrets go into its memory over standard input, so they are on no disk, in no
 * process list and in nothing that the engine can show.
 */
public final class Tools implements AutoCloseable {
    private static final String SECRETS = "/run/release";

    private final Map<String, String> environment;
    private final Path folder;
    private final int seconds;
    private final String name = "quintet-release-" + UUID.randomUUID();
    private final Process container;

    /** @param seconds the time limit of one command */
    public Tools(Map<String, String> environment, Path folder, String base, int seconds) {
        this.environment = environment;
        this.folder = folder;
        this.seconds = seconds;
        var image = build(base);
        try {
            container = Command.of(
                            environment,
                            folder,
                            ("docker run --rm --interactive --name " + name
                                            + " --network host --cap-drop all"
                                            + " --security-opt no-new-privileges --tmpfs " + SECRETS
                                            + ":mode=700 "
                                            + image)
                                    .split(" "))
                    .with(List.of("sh", "-c", "echo started; exec cat >/dev/null"))
                    .start();
            if (container.inputReader().readLine() == null) {
                throw new Refusal("the container of the release's tools does not start: "
                        + new String(
                                        container.getErrorStream().readAllBytes(),
                                        StandardCharsets.UTF_8)
                                .strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a folder: of a Dockerfile that it reads, buildx leaves a copy in the system's own. */
    private String build(String base) {
        var context = folder.resolve("target/context-" + UUID.randomUUID());
        var dockerfile = context.resolve("Dockerfile");
        try {
            Files.createDirectories(context);
            Files.write(dockerfile, resource("Dockerfile"));
            var argument = "BASE=" + base;
            // Without --force-rm, the classic builder leaves the container of a step that failed.
            var built = Command.of(environment, folder, "docker", "build", "--quiet", "--force-rm")
                    .with(List.of("--build-arg", argument, context.toString()))
                    .run();
            Files.delete(dockerfile);
            Files.delete(context);
            if (!built.succeeded()) {
                throw new Refusal("the image of the release's tools cannot be built on " + base
                        + ": " + built.lastLine());
            }
            return built.text().lines().reduce("", (_, last) -> last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String file) {
        try (var stream = Tools.class.getResourceAsStream(file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the tools the credentials, the trusted certificates and the proxies of this process.
     */
    public void configure(byte[] dockerConfiguration, byte[] certificates) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("docker/config.json", dockerConfiguration);
        var variables = new TreeMap<String, String>();
        environment.forEach((variable, value) -> {
            if (variable.matches("(?i)(https?|no|all)_proxy")) {
                variables.put(variable, value);
            }
        });
        if (certificates.length > 0) {
            files.put("certificates.pem", certificates);
            variables.put("SSL_CERT_FILE", SECRETS + "/certificates.pem");
        }
        var script = new StringBuilder();
        variables.forEach((variable, value) ->
                script.append("export %s='%s'%n".formatted(variable, value.replace("'", "'\\''"))));
        files.put("environment", script.toString().getBytes(StandardCharsets.UTF_8));
        write(files);
    }

    /** @param file a path relative to the folder in which commands run */
    public void write(String file, byte[] content) {
        write(Map.of(file, content));
    }

    private void write(Map<String, byte[]> files) {
        var input = new ByteArrayOutputStream();
        var arguments = new ArrayList<String>();
        files.forEach((file, content) -> {
            input.writeBytes(content);
            arguments.addAll(List.of(file, String.valueOf(content.length)));
        });
        sh("""
                umask 077
                while [ $# -gt 0 ]; do
                    mkdir -p "$(dirname "$1")"
                    head --bytes="$2" >"$1"
                    shift 2
                done
                """, input.toByteArray(), arguments.toArray(String[]::new));
    }

    /** Runs a short script, which must succeed; its arguments are $1, $2… */
    public byte[] sh(String script, byte[] input, String... arguments) {
        var outcome = exec(List.of("sh", "-ec", "cd " + SECRETS + "; " + script, "sh"), arguments)
                .run(input);
        if (!outcome.succeeded()) {
            throw new IllegalStateException(
                    "in the container of the release's tools: " + outcome.lastLine());
        }
        return outcome.out();
    }

    /** Runs a command with the configuration and the time limit. */
    Outcome run(Step step) {
        var script = """
                umask 077
                mkdir -p %1$s/%2$s && cd %1$s/%2$s && . %1$s/environment || exit
                export HOME=%1$s DOCKER_CONFIG=%1$s/docker
                %3$s exec timeout -k 5 %4$d "$@"
                """.formatted(SECRETS, step.folder(), step.before(), seconds);
        return exec(List.of("sh", "-c", script, "sh"), step.line().toArray(String[]::new))
                .run(step.input());
    }

    private Command exec(List<String> shell, String... arguments) {
        return Command.of(environment, folder, "docker", "exec", "--interactive", name)
                .with(shell)
                .with(List.of(arguments));
    }

    /** Writes the output of a command of this process into a file in the container. */
    public void receive(Command from, String file) {
        var outcome = from.pipeTo(exec(List.of("sh", "-c", "cat >\"$1\"", "sh"), file));
        if (!outcome.succeeded()) {
            throw new IllegalStateException(
                    "%s: %s".formatted(String.join(" ", from.line()), outcome.lastLine()));
        }
    }

    /** The time limit in words. */
    String limit() {
        return seconds + " s";
    }

    @Override
    public void close() {
        try {
            container.getOutputStream().close();
            container.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
