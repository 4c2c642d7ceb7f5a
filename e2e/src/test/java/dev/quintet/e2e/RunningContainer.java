package dev.quintet.e2e;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.ExposedPort;

import dev.quintet.testkit.Eventually;

import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.ExecInContainerPattern;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What tests can do with any container. */
interface RunningContainer extends ContainerState {
    static RunningContainer of(String idOrName) {
        return new Existing(idOrName);
    }

    /** Returns the output. The command must succeed. */
    default String exec(String... command) {
        var result = tryExec(command);
        if (result.exitStatus() != 0) {
            throw new AssertionError(
                    "%s: %s".formatted(String.join(" ", command), result.output()));
        }
        return result.output();
    }

    default Result tryExec(String... command) {
        try {
            var result = ExecInContainerPattern.execInContainer(
                    getDockerClient(), getCurrentContainerInfo(), command);
            return new Result(
                    result.getExitCode(), (result.getStdout() + result.getStderr()).strip());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * That file in {@code /proc} of all processes. Some end while they are read, such as a check of
     * the container's health.
     */
    default String ofEachProcess(String file) {
        return exec("sh", "-c", "cat /proc/[0-9]*/" + file + " 2>/dev/null || true");
    }

    /** The published address of the port, as {@code address:port}. */
    default String address(int port) {
        var binding = getCurrentContainerInfo()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port))[0];
        return binding.getHostIp() + ":" + binding.getHostPortSpec();
    }

    /** Fails at once if the container has ended and will not restart. */
    default void awaitHealthy() {
        Eventually.holds("the container is healthy", () -> {
            var container = getCurrentContainerInfo();
            if ("exited".equals(container.getState().getStatus())
                    && "no".equals(container.getHostConfig().getRestartPolicy().getName())) {
                throw new AssertionError("the container has ended: " + getLogs());
            }
            return "healthy".equals(container.getState().getHealth().getStatus());
        });
    }

    default void kill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    /** Starts a container that has ended. Published ports change. */
    default void startAgain() {
        getDockerClient().startContainerCmd(getContainerId()).exec();
    }

    default void restart() {
        getDockerClient().restartContainerCmd(getContainerId()).exec();
    }

    default void pause() {
        getDockerClient().pauseContainerCmd(getContainerId()).exec();
    }

    default void unpause() {
        getDockerClient().unpauseContainerCmd(getContainerId()).exec();
    }

    /** Fails after ten seconds. */
    default int exitStatusAfterSigterm() {
        getDockerClient().killContainerCmd(getContainerId()).withSignal("TERM").exec();
        return exitStatus(10);
    }

    /** Waits until it ends. */
    default int exitStatus(int seconds) {
        try {
            return getDockerClient()
                    .waitContainerCmd(getContainerId())
                    .start()
                    .awaitStatusCode(seconds, TimeUnit.SECONDS);
        } catch (DockerClientException e) {
            throw new AssertionError("the container did not end within " + seconds + " s", e);
        }
    }

    /** A container that the test did not start. */
    record Existing(String idOrName) implements RunningContainer {
        @Override
        public String getContainerId() {
            return idOrName;
        }

        @Override
        public InspectContainerResponse getContainerInfo() {
            return getCurrentContainerInfo();
        }

        @Override
        public List<Integer> getExposedPorts() {
            return List.of();
        }
    }

    /** How a command or a container ended, with its stdout and stderr. */
    record Result(int exitStatus, String output) {}
}
