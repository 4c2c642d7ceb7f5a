package dev.quintet.release;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of an image, independent of engine and compression: its unpacked layers, and how it
 * is run. (The id of an engine differs between kinds of stores, and build times do not belong to
 * the content.)
 */
record ImageContent(String platform, List<String> layers, Map<String, JsonNode> configuration) {
    /** The parts that decide how a container runs, and the labels. */
    private static final List<String> KEYS = List.of(
            "Cmd",
            "Entrypoint",
            "Env",
            "ExposedPorts",
            "Healthcheck",
            "Labels",
            "StopSignal",
            "User",
            "Volumes",
            "WorkingDir");

    /** Reads the output of `docker image inspect`. */
    static ImageContent ofEngine(JsonNode inspected) {
        return of(
                inspected.path("Os"),
                inspected.path("Architecture"),
                inspected.at("/RootFS/Layers"),
                inspected.path("Config"));
    }

    /** Reads the configuration that is part of the image. */
    static ImageContent of(JsonNode image) {
        return of(
                image.path("os"),
                image.path("architecture"),
                image.at("/rootfs/diff_ids"),
                image.path("config"));
    }

    private static ImageContent of(
            JsonNode os, JsonNode architecture, JsonNode layers, JsonNode config) {
        var ids = new ArrayList<String>();
        layers.forEach(id -> ids.add(id.asText()));
        var configuration = new TreeMap<String, JsonNode>();
        for (var key : KEYS) {
            var value = config.path(key);
            if (!value.isMissingNode()
                    && !value.isNull()
                    && !(value.isValueNode() ? value.asText() : value).equals("")
                    && !(value.isContainerNode() && value.isEmpty())) {
                configuration.put(key, value);
            }
        }
        return new ImageContent(os.asText() + "/" + architecture.asText(), ids, configuration);
    }

    String label(String name) {
        var labels = configuration.get("Labels");
        return labels == null
                ? ""
                : labels.path("org.opencontainers.image." + name).asText();
    }

    boolean standsOn(ImageContent base) {
        return layers.size() >= base.layers.size()
                && layers.subList(0, base.layers.size()).equals(base.layers);
    }
}
