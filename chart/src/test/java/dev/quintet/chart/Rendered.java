package dev.quintet.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects that the chart makes of some values. */
record Rendered(List<HasMetadata> objects) {
    static Rendered of(String text) {
        return new Rendered(Arrays.stream(text.split("(?m)^---$"))
                .filter(part ->
                        part.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")))
                .map(part -> (HasMetadata) Serialization.unmarshal(part))
                .toList());
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** @param component the end of its name, after that of the release */
    <T extends HasMetadata> T one(Class<T> kind, String component) {
        return all(kind).stream()
                .filter(object ->
                        object.getMetadata().getName().equals(Chart.NAME + "-" + component))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no %s of %s in %s".formatted(kind.getSimpleName(), component, names())));
    }

    Set<String> names() {
        return objects.stream()
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every pod that the objects lead to. */
    List<PodOf> pods() {
        return Stream.of(
                        all(Deployment.class).stream()
                                .map(owner ->
                                        PodOf.template(owner, owner.getSpec().getTemplate())),
                        all(StatefulSet.class).stream()
                                .map(owner ->
                                        PodOf.template(owner, owner.getSpec().getTemplate())),
                        all(Job.class).stream()
                                .map(owner ->
                                        PodOf.template(owner, owner.getSpec().getTemplate())),
                        all(Pod.class).stream()
                                .map(pod -> new PodOf(pod, pod.getMetadata(), pod.getSpec())))
                .flatMap(pods -> pods)
                .toList();
    }
}
