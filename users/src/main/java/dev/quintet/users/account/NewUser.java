package dev.quintet.users.account;

import dev.quintet.users.web.Payload;

/** A registration whose fields hold to the rules of the contract. */
public record NewUser(String username, String email, String password) {
    /** @throws dev.quintet.users.web.InvalidPayload naming every field that breaks a rule */
    public static NewUser of(Payload payload, int passwordMinLength) {
        var username = payload.text("username")
                .notBlank()
                .atMost(UserRules.MAX_LENGTH)
                .withoutControlCharacters();
        var email = payload.text("email")
                .notBlank()
                .atMost(UserRules.MAX_LENGTH)
                .withoutControlCharacters()
                .satisfying(UserRules::isEmail, "must have something on both sides of one @");
        var password = payload.text("password")
                .atLeast(passwordMinLength)
                .atMost(UserRules.MAX_PASSWORD_LENGTH);
        payload.check();
        return new NewUser(username.value(), email.value(), password.value());
    }

    @Override
    public String toString() {
        return "NewUser[hidden]";
    }
}
