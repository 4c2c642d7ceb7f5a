package dev.quintet.users.own;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.Fields.TextField;
import dev.quintet.service.web.ApiException;

import io.micronaut.http.HttpStatus;

/** The codes that links bring, and the one answer to those that are of no use. */
public final class DeadLink {
    private static final int MAX_LENGTH = 100;

    private DeadLink() {}

    /** The field that holds a code. */
    public static TextField field(Fields fields) {
        return fields.text("token").atLeast(1).atMost(MAX_LENGTH);
    }

    /** Used, past its time, of somebody else, of another kind, of an email before: always the same. */
    public static ApiException answer() {
        return ApiException.error(HttpStatus.BAD_REQUEST, "That link is no longer valid.");
    }
}
