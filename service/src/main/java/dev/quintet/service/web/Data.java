package dev.quintet.service.web;

import io.micronaut.serde.annotation.Serdeable;

/** A success with data. */
@Serdeable.Serializable
public record Data<T>(String status, T data) {
    public static <T> Data<T> of(T data) {
        return new Data<>("success", data);
    }
}
