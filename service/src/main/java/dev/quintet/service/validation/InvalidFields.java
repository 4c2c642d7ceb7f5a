package dev.quintet.service.validation;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/** The input breaks rules. Without a stack trace, because the caller is at fault, not the code. */
public final class InvalidFields extends RuntimeException {
    private final List<FieldError> errors;

    InvalidFields(List<FieldError> errors) {
        super("Invalid payload.", null, false, false);
        this.errors = List.copyOf(errors);
    }

    public InvalidFields(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** An error in one field. The field {@code body} means the whole input. */
    @Serdeable.Serializable
    public record FieldError(String field, String message) {}
}
