package dev.quintet.release.registry;

import java.util.Map;

/** A file to put beside an image. */
public record Attachment(
        String type, String name, byte[] content, Map<String, String> annotations) {}
