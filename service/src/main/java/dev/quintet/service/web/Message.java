package dev.quintet.service.web;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.quintet.service.validation.InvalidFields.FieldError;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * An answer with a message only.
 *
 * @param status {@code success}, {@code fail} or {@code error}
 * @param errors the error of each field, null if there is none
 */
@Serdeable.Serializable
public record Message(
        String status,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<FieldError> errors) {
    public static Message success(String message) {
        return new Message("success", message, null);
    }
}
