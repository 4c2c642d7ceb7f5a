package dev.quintet.users.cli;

import dev.quintet.service.cli.CommandException;
import dev.quintet.service.cli.DatabaseCommand;
import dev.quintet.service.config.CommandSettings;
import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.database.Database;
import dev.quintet.users.account.CredentialStore;
import dev.quintet.users.account.Credentials;
import dev.quintet.users.code.Code;
import dev.quintet.users.code.OneTimeCodes;
import dev.quintet.users.code.Purpose;
import dev.quintet.users.config.MailSettings;
import dev.quintet.users.database.UsersSchema;
import dev.quintet.users.mail.Links;
import dev.quintet.users.mail.MailKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;

@Command(
        name = "reset-link",
        description =
                "Prints a link with which a user sets a new password, once. It leads to PUBLIC_URL. Give it to that user only.",
        mixinStandardHelpOptions = true)
final class ResetLink extends DatabaseCommand {
    @Option(names = "--email", required = true, description = "The user's email.")
    private String email;

    ResetLink(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected String run(CommandSettings settings) throws SQLException {
        var mail = MailSettings.of(environment);
        if (mail.publicUrl().isEmpty()) {
            throw new InvalidSetting(
                    "PUBLIC_URL",
                    "not set",
                    "where people open the client, as https://www.example.org, also for the service");
        }
        var links = new Links(mail);
        try (var database = Database.at(settings.database().requiredUrl(), UsersSchema.SCHEMA)) {
            database.prepare(settings.database().startPeriod());
            var user = new CredentialStore(database)
                    .find(email)
                    .credentials()
                    .map(Credentials::userId)
                    .orElseThrow(
                            () -> new CommandException("there is no user with the email " + email));
            return links.to(MailKind.RESET, code(database, links, user));
        }
    }

    private static String code(Database database, Links links, int user) throws SQLException {
        var stored = database.queryOne(
                        "SELECT email FROM users WHERE id = ?", row -> row.getString("email"), user)
                .orElseThrow(() -> new CommandException("the user was removed just now"));
        return OneTimeCodes.make(
                database,
                new Code(Purpose.RESET, user, stored, null, OffsetDateTime.now()),
                links.life(Purpose.RESET));
    }
}
