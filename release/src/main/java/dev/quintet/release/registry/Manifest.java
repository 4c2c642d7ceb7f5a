package dev.quintet.release.registry;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.release.Digest;
import dev.quintet.release.Json;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The manifest that a tag points to, byte for byte. */
public record Manifest(byte[] bytes) {
    public String digest() {
        return Digest.of(bytes);
    }

    /** Empty for an index, which lists images. */
    public Optional<String> config() {
        return Optional.ofNullable(json().at("/config/digest").textValue());
    }

    /** The size of each blob, by digest. */
    public Map<String, Long> blobs() {
        var blobs = new HashMap<String, Long>();
        json().path("layers")
                .forEach(layer -> blobs.put(
                        layer.path("digest").asText(), layer.path("size").asLong()));
        config().ifPresent(digest -> blobs.put(digest, json().at("/config/size").asLong()));
        return blobs;
    }

    public JsonNode json() {
        return Json.read(bytes);
    }
}
