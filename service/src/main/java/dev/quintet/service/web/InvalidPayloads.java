package dev.quintet.service.web;

import io.micronaut.http.HttpRequest;

/** What a refused payload is called, in a service that does not say {@code fail} everywhere. */
public interface InvalidPayloads {
    /** Returns the {@code status} of the answer. */
    String status(HttpRequest<?> request);
}
