package dev.quintet.e2e;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.Volume;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A container that belongs to one test, with the image and the hardening of a service of the stack.
 * Configure it with Testcontainers' {@code with…} methods and {@link #publish}, {@link #mount} and
 * {@link #host}. Then {@link #running} starts it, {@link #healthy} also waits for its health check,
 * and {@link #result} waits for its end. Close it, best with {@code try}, to remove it and its
 * volumes. {@link TestResources} makes networks and volumes.
 */
final class ServiceContainer extends GenericContainer<ServiceContainer>
        implements RunningContainer {
    ServiceContainer(String service) {
        this(service, Stack.image(service));
    }

    /** With another image of the service, which is on this machine already. */
    ServiceContainer(String service, String image) {
        super(local(image));
        withLabels(TestResources.LABELS);
        withTmpFs(
                service.equals("users-db")
                        ? Map.of("/tmp", "", "/run/postgresql", "uid=999,gid=999,mode=0775")
                        : Map.of("/tmp", ""));
        withStartupCheckStrategy(new Unchecked());
        // The image's own check, more often: it lives for seconds, and a test waits for it.
        withCreateContainerCmdModifier(cmd -> cmd.withHealthcheck(
                new HealthCheck().withInterval(Duration.ofSeconds(2).toNanos())));
        host(host -> host.withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true")));
    }

    /** Another gateway in front of the stack under test. */
    static ServiceContainer gateway() {
        return new ServiceContainer("nginx").withNetworkMode(Stack.network()).publish(80);
    }

    /** On loopback; the engine chooses the ports of the host. */
    ServiceContainer publish(int... ports) {
        var exposed = Arrays.stream(ports).mapToObj(ExposedPort::tcp).toList();
        return withCreateContainerCmdModifier(cmd -> cmd.withExposedPorts(exposed)
                .getHostConfig()
                .withPortBindings(exposed.stream()
                        .map(port -> new PortBinding(Binding.bindIp("127.0.0.1"), port))
                        .toList()));
    }

    /** A folder or file of the host. */
    ServiceContainer mount(Path source, String target, AccessMode mode) {
        return mount(source.toString(), target, mode);
    }

    /** A volume. */
    ServiceContainer mount(String volume, String target, AccessMode mode) {
        var bind = new Bind(volume, new Volume(target), mode);
        return host(host -> host.withBinds(
                Stream.concat(Arrays.stream(host.getBinds()), Stream.of(bind)).toList()));
    }

    /** Settings of the engine, such as memory. */
    ServiceContainer host(Consumer<HostConfig> settings) {
        return withCreateContainerCmdModifier(cmd -> settings.accept(cmd.getHostConfig()));
    }

    /** Starts it without waiting until it is ready. */
    ServiceContainer running() {
        start();
        return this;
    }

    ServiceContainer healthy() {
        start();
        awaitHealthy();
        return this;
    }

    /** Waits for a container that ends by itself within a minute. */
    Result result() {
        try (this) {
            start();
            return new Result(exitStatus(60), getLogs().strip());
        }
    }

    private static RemoteDockerImage local(String image) {
        // Neither pulled nor renamed for a mirror.
        return new RemoteDockerImage(DockerImageName.parse(image))
                .withImagePullPolicy(_ -> false)
                .withImageNameSubstitutor(ImageNameSubstitutor.noop());
    }

    /** Allows containers that end at once. The health check says when one is ready. */
    private static final class Unchecked extends StartupCheckStrategy {
        @Override
        public boolean waitUntilStartupSuccessful(DockerClient client, String container) {
            return true;
        }

        @Override
        public StartupStatus checkStartupState(DockerClient client, String container) {
            return StartupStatus.SUCCESSFUL;
        }
    }
}
