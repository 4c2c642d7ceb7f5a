package dev.quintet.users.account;

import dev.quintet.users.validation.Fields;

/** A user to be added. The fields obey the rules of the contract. */
public record NewUser(String username, String email, String password) {
    /** @throws dev.quintet.users.validation.InvalidFields naming every field that breaks a rule */
    public static NewUser of(Fields fields, int passwordMinLength) {
        var username =
                fields.text("username").notBlank().atMost(UserRules.MAX_LENGTH).name();
        var email = fields.text("email")
                .notBlank()
                .atMost(UserRules.MAX_LENGTH)
                .name()
                .withoutWhiteSpace()
                .satisfying(
                        EmailSyntax::matches,
                        "must be a local part and a domain around one @, without quotes or angle brackets");
        var password = fields.text("password")
                .atLeast(passwordMinLength)
                .atMost(UserRules.MAX_PASSWORD_LENGTH);
        fields.check();
        return new NewUser(username.value(), email.value(), password.value());
    }

    @Override
    public String toString() {
        return "NewUser[hidden]";
    }
}
