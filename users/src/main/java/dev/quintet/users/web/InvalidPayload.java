package dev.quintet.users.web;

import java.util.List;

/** A payload or a query that breaks rules; the answer names each. */
public final class InvalidPayload extends RuntimeException {
    private final List<FieldError> errors;

    public InvalidPayload(List<FieldError> errors) {
        super("Invalid payload.", null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    Message body(String status) {
        return new Message(status, getMessage(), errors);
    }
}
