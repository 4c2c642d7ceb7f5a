package dev.quintet.e2e;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Networks and volumes for tests. Everything that tests create has a label of this checkout. The
 * next run first removes what a killed run left. Testcontainers uses Ryuk for that, which is not
 * available everywhere.
 */
public final class TestResources {
    private static final String LABEL = "dev.quintet.test-of";
    public static final Map<String, String> LABELS = Map.of(LABEL, Stack.project());

    static {
        removeLeftovers(docker());
    }

    private TestResources() {}

    static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }

    static Network network() {
        return Network.builder()
                .createNetworkCmdModifier(command -> command.withLabels(LABELS))
                .build();
    }

    static TestVolume volume() {
        return volume(Map.of());
    }

    /**
     * In memory. It is kept while a container has it.
     *
     * @param size such as {@code 200m}
     */
    static TestVolume smallVolume(String size) {
        return volume(
                Map.of("type", "tmpfs", "device", "tmpfs", "o", "uid=999,gid=999,size=" + size));
    }

    private static TestVolume volume(Map<String, String> options) {
        return new TestVolume(docker().createVolumeCmd()
                .withName("quintet-test-" + UUID.randomUUID())
                .withLabels(LABELS)
                .withDriverOpts(options)
                .exec()
                .getName());
    }

    private static void removeLeftovers(DockerClient docker) {
        var ours = List.of(LABEL + "=" + LABELS.get(LABEL));
        for (var container : docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(LABELS)
                .exec()) {
            ignoringGone(() -> docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        }
        for (var network : docker.listNetworksCmd().withFilter("label", ours).exec()) {
            ignoringGone(() -> docker.removeNetworkCmd(network.getId()).exec());
        }
        for (var volume :
                docker.listVolumesCmd().withFilter("label", ours).exec().getVolumes()) {
            ignoringGone(() -> docker.removeVolumeCmd(volume.getName()).exec());
        }
    }

    /** Ryuk may remove the same resource at the same time. */
    private static void ignoringGone(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException gone) {
            // Nothing is left to do.
        }
    }

    /** Close it after the containers that mount it. */
    record TestVolume(String name) implements AutoCloseable {
        @Override
        public void close() {
            docker().removeVolumeCmd(name).exec();
        }
    }
}
