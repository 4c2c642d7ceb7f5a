package dev.quintet.users.web;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.quintet.users.validation.InvalidFields.FieldError;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * An answer that only says something.
 *
 * @param status {@code success}, {@code fail} or {@code error}
 * @param errors what is wrong with each field, null where nothing is
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
