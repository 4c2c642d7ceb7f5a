package dev.quintet.users.account;

import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.Fields.TextField;
import dev.quintet.users.config.PasswordSettings;

/** Rules of a user's fields, in characters (Unicode code points), as PostgreSQL counts them. */
public final class UserRules {
    public static final int MAX_LENGTH = 128;
    /** Longer ones are refused before any time is spent on hashing them. */
    public static final int MAX_PASSWORD_LENGTH = 1000;

    private UserRules() {}

    public static TextField username(Fields fields) {
        return username(fields.text("username"));
    }

    /** It may be absent. */
    public static TextField optionalUsername(Fields fields) {
        return username(fields.optionalText("username"));
    }

    private static TextField username(TextField field) {
        return field.notBlank().atMost(MAX_LENGTH).name();
    }

    public static TextField email(Fields fields) {
        return email(fields.text("email"));
    }

    /** It may be absent. */
    public static TextField optionalEmail(Fields fields) {
        return email(fields.optionalText("email"));
    }

    private static TextField email(TextField field) {
        return field.notBlank()
                .atMost(MAX_LENGTH)
                .name()
                .withoutWhiteSpace()
                .satisfying(
                        EmailSyntax::matches,
                        "must be a local part and a domain around one @, without quotes or angle brackets");
    }

    /** @param name of the field */
    public static TextField newPassword(Fields fields, String name, PasswordSettings settings) {
        return fields.text(name)
                .atLeast(settings.minLength())
                .atMost(MAX_PASSWORD_LENGTH)
                .satisfying(
                        password -> !settings.blocklist().contains(password),
                        "must not be one that many people use");
    }
}
