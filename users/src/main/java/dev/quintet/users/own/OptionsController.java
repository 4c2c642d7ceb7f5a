package dev.quintet.users.own;

import dev.quintet.service.web.Data;
import dev.quintet.service.web.WhileStarting;
import dev.quintet.users.config.AccountSettings;
import dev.quintet.users.config.MailSettings;
import dev.quintet.users.config.PasswordSettings;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import java.util.Locale;

/** Tells a client what this installation offers, so that one client fits all. */
@Controller("/auth/options")
final class OptionsController {
    private final Data<Options> options;

    OptionsController(AccountSettings accounts, PasswordSettings passwords, MailSettings mail) {
        options = Data.of(new Options(
                mail.on(),
                word(accounts.registration()),
                word(mail.verification()),
                word(accounts.visibleTo()),
                accounts.deletable(),
                passwords.minLength()));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    @Get
    @WhileStarting
    Data<Options> show() {
        return options;
    }

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Options(
            boolean mail,
            String registration,
            String emailVerification,
            String usersVisibleTo,
            boolean accountDeletion,
            int passwordMinLength) {}
}
