package dev.quintet.release;

/**
 * An image of this build, in the engine.
 *
 * @param size the size of its layers, unpacked
 */
record BuiltImage(String module, String name, ImageContent content, long size) {}
