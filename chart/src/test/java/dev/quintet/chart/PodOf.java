package dev.quintet.chart;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

import java.util.Map;
import java.util.stream.Collectors;

/** A pod with one container, and the object that makes it. */
record PodOf(HasMetadata owner, ObjectMeta metadata, PodSpec spec) {
    static PodOf template(HasMetadata owner, PodTemplateSpec template) {
        return new PodOf(owner, template.getMetadata(), template.getSpec());
    }

    String name() {
        return owner.getKind() + "/" + owner.getMetadata().getName();
    }

    Container container() {
        return spec.getContainers().getFirst();
    }

    Map<String, String> env() {
        return container().getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    boolean isSelectedBy(Map<String, String> labels) {
        return metadata.getLabels().entrySet().containsAll(labels.entrySet());
    }
}
