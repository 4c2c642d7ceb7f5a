package dev.quintet.users.web;

import io.micronaut.serde.annotation.Serdeable;

/** What was wrong with one field of a payload; {@code body} stands for the whole of it. */
@Serdeable.Serializable
public record FieldError(String field, String message) {}
