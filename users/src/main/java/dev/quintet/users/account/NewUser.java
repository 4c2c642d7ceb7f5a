package dev.quintet.users.account;

import dev.quintet.service.validation.Fields;
import dev.quintet.users.config.PasswordSettings;

/**
 * A user to be added. The fields obey the rules of the contract.
 *
 * @param password empty for those who choose it by the link of an invitation, or have chosen it already
 */
public record NewUser(String username, String email, String password) {
    /** @throws dev.quintet.service.validation.InvalidFields naming every field that breaks a rule */
    public static NewUser of(Fields fields, PasswordSettings passwords) {
        var username = UserRules.username(fields);
        var email = UserRules.email(fields);
        var password = UserRules.newPassword(fields, "password", passwords);
        fields.check();
        return new NewUser(username.value(), email.value(), password.value());
    }

    /** @throws dev.quintet.service.validation.InvalidFields like {@link #of} */
    public static NewUser invited(Fields fields) {
        var username = UserRules.username(fields);
        var email = UserRules.email(fields);
        fields.optionalText("password")
                .satisfying(_ -> false, "must be absent: whoever is invited chooses it");
        fields.check();
        return new NewUser(username.value(), email.value(), "");
    }

    @Override
    public String toString() {
        return "NewUser[hidden]";
    }
}
