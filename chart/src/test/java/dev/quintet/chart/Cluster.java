package dev.quintet.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.UpgradeCommand;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A release in a namespace of its own, of a cluster that {@code -Dkubeconfig} names. */
final class Cluster implements AutoCloseable {
    private static final int SECONDS = 300;
    private static final String RELEASE = "stack";

    private final Path kubeconfig;
    private final KubernetesClient client;
    private final String namespace =
            "chart-test-" + UUID.randomUUID().toString().substring(0, 8);

    /** @param kubeconfig the file that names the cluster */
    Cluster(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                // Not `create`, which fails where a slow answer was asked for again.
                .serverSideApply();
    }

    /**
     * Returns once all replicas are ready.
     *
     * @param images the values file of a release
     * @param values what is set beside it
     */
    Release deploy(Path images, String values) {
        return upgrade(images, values).waitReady().withTimeout(SECONDS).call();
    }

    /**
     * What cannot be ready within a minute is taken back by Helm.
     *
     * @throws IllegalStateException that says so
     */
    Release deployOrRollBack(Path images, String values) {
        return upgrade(images, values).atomic().withTimeout(60).call();
    }

    /** To the release before, by the command {@code helm}, as the library cannot. */
    void rollBack() throws IOException, InterruptedException {
        var helm = new ProcessBuilder(
                        "helm",
                        "rollback",
                        RELEASE,
                        "--wait",
                        "--timeout=" + SECONDS + "s",
                        "--namespace=" + namespace,
                        "--kubeconfig=" + kubeconfig)
                .redirectErrorStream(true)
                .start();
        var said = new String(helm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (helm.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    static boolean hasHelm() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "helm")));
    }

    private UpgradeCommand upgrade(Path images, String values) {
        try {
            var file = Files.writeString(
                    Chart.FOLDER.resolve("target").resolve("cluster.yaml"), values);
            return new Helm(Chart.FOLDER)
                    .upgrade()
                    .install()
                    .withName(RELEASE)
                    .withNamespace(namespace)
                    .withKubeConfig(kubeconfig)
                    .withValuesFile(images)
                    .withValuesFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void test() {
        Helm.test(RELEASE)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .withTimeout(SECONDS)
                .call();
    }

    void uninstall() {
        Helm.uninstall(RELEASE)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .call();
    }

    /** Replaces all replicas, one by one. */
    void roll(String component) {
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name(component))
                .rolling()
                .restart();
        awaitRolled(component);
    }

    void scale(String component, int replicas) {
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name(component))
                .scale(replicas);
        awaitRolled(component);
    }

    private void awaitRolled(String component) {
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name(component))
                .waitUntilCondition(Cluster::isRolled, SECONDS, TimeUnit.SECONDS);
    }

    /** Also none of the earlier ones is left. */
    private static boolean isRolled(Deployment deployment) {
        var replicas = deployment.getSpec().getReplicas();
        var status = deployment.getStatus();
        return deployment.getMetadata().getGeneration().equals(status.getObservedGeneration())
                && replicas.equals(status.getUpdatedReplicas())
                && replicas.equals(status.getReplicas())
                && replicas.equals(status.getReadyReplicas());
    }

    List<Pod> pods(String component) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems();
    }

    /** That of its first pod. */
    String image(String component) {
        return pods(component).getFirst().getSpec().getContainers().getFirst().getImage();
    }

    /** By force, without SIGTERM, and returns once another one is ready in its place. */
    void kill(Pod pod) {
        client.pods().resource(pod).withGracePeriod(0).delete();
        var component = pod.getMetadata().getLabels().get("app.kubernetes.io/component");
        client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", component)
                .informOnCondition(pods -> pods.stream()
                        .noneMatch(other -> other.getMetadata()
                                        .getUid()
                                        .equals(pod.getMetadata().getUid())
                                || !Readiness.isPodReady(other)))
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    boolean hasVolume() {
        return !client.persistentVolumeClaims()
                .inNamespace(namespace)
                .list()
                .getItems()
                .isEmpty();
    }

    /** The gateway's, at a node. */
    URI address() {
        var node = client.nodes().list().getItems().getFirst().getStatus().getAddresses().stream()
                .filter(address -> address.getType().equals("InternalIP"))
                .findFirst()
                .orElseThrow()
                .getAddress();
        var port = client.services()
                .inNamespace(namespace)
                .withName(name("gateway"))
                .get()
                .getSpec()
                .getPorts()
                .getFirst()
                .getNodePort();
        return URI.create("http://" + node + ":" + port);
    }

    private static String name(String component) {
        return Chart.NAME + "-" + component;
    }

    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
        client.close();
    }
}
