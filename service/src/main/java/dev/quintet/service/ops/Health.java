package dev.quintet.service.ops;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The state of each part.
 *
 * @param message null if everything works
 */
@Serdeable.Serializable
record Health(
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) String message,
        Parts data) {
    /**
     * @param service  {@code starting}, {@code ready} or {@code stopping}
     * @param database {@code up}, or what is wrong with it
     */
    @Serdeable.Serializable
    record Parts(String service, String database) {}
}
