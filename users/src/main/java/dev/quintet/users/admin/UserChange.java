package dev.quintet.users.admin;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.Fields.TextField;
import dev.quintet.service.validation.InvalidFields;
import dev.quintet.users.account.UserRules;
import dev.quintet.users.own.OwnPassword;

import java.util.Optional;

/**
 * What an admin changes of a user; what is empty stays as it is.
 *
 * @param password the admin's own; there whenever it is asked for
 */
record UserChange(
        Optional<String> username,
        Optional<String> email,
        Optional<Boolean> active,
        Optional<Boolean> admin,
        Optional<String> password) {
    /** @throws InvalidFields naming every field that breaks a rule */
    static UserChange of(Fields fields) {
        var username = UserRules.optionalUsername(fields).ifPresent();
        var email = UserRules.optionalEmail(fields).ifPresent();
        var active = fields.flag("active");
        var admin = fields.flag("admin");
        // Who has the email gets a new password by it; who is an admin, everything.
        var password = email.isPresent() || admin.isPresent()
                ? Optional.of(OwnPassword.field(fields))
                : Optional.<TextField>empty();
        fields.check();
        if (username.isEmpty() && email.isEmpty() && active.isEmpty() && admin.isEmpty()) {
            throw new InvalidFields("body", "must hold username, email, active or admin");
        }
        return new UserChange(username, email, active, admin, password.map(TextField::value));
    }

    @Override
    public String toString() {
        return "UserChange[hidden]";
    }
}
