package dev.quintet.users.account;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * A page of the list of users.
 *
 * @param next where the following page is, null on the last one
 */
@Serdeable.Serializable
record UserPage(
        List<UserBody> users,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
