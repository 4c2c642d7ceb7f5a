package dev.quintet.users.registration;

import dev.quintet.service.web.ApiException;
import dev.quintet.users.config.AccountSettings;
import dev.quintet.users.config.AccountSettings.Registration;

import io.micronaut.http.HttpStatus;

/** Why somebody does not become a user. */
final class Refusals {
    private Refusals() {}

    /** @throws ApiException where people do not register by themselves */
    static void demandOpen(AccountSettings settings) {
        if (settings.registration() == Registration.CLOSED) {
            throw ApiException.error(
                    HttpStatus.FORBIDDEN, "Registration is closed. Please contact us.");
        }
    }

    static ApiException taken() {
        return ApiException.error(HttpStatus.BAD_REQUEST, "Sorry. That user already exists.");
    }
}
