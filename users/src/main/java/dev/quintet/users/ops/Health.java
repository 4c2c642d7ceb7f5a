package dev.quintet.users.ops;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

/**
 * How each part is.
 *
 * @param message null where all is well
 */
@Serdeable.Serializable
record Health(
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) String message,
        Parts data) {
    /**
     * @param service  {@code starting}, {@code ready} or {@code stopping}
     * @param database {@code up}, or what ails it
     */
    @Serdeable.Serializable
    record Parts(String service, String database) {}
}
