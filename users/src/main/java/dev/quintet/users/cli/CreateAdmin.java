package dev.quintet.users.cli;

import dev.quintet.service.cli.CommandException;
import dev.quintet.service.cli.DatabaseCommand;
import dev.quintet.service.config.CommandSettings;
import dev.quintet.service.config.Environment;
import dev.quintet.service.config.Secret;
import dev.quintet.service.database.Database;
import dev.quintet.service.validation.Fields;
import dev.quintet.service.validation.InvalidFields;
import dev.quintet.users.account.NewUser;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.config.PasswordSettings;
import dev.quintet.users.database.UsersSchema;
import dev.quintet.users.password.PasswordHasher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

@Command(
        name = "create-admin",
        description = {
            "Adds an admin. Asks for the password; without a terminal, reads it from the variable ADMIN_PASSWORD"
                    + " or from the file in ADMIN_PASSWORD_FILE. The password is never an argument, because others could read it there."
        },
        mixinStandardHelpOptions = true)
final class CreateAdmin extends DatabaseCommand {
    @Option(names = "--username", required = true, description = "The admin's name.")
    private String username;

    @Option(names = "--email", required = true, description = "The admin's email.")
    private String email;

    CreateAdmin(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected String run(CommandSettings settings) throws SQLException {
        var url = settings.database().requiredUrl();
        var admin = admin(PasswordSettings.of(new Environment(environment), settings.stage()));
        try (var database = Database.at(url, UsersSchema.SCHEMA);
                var passwordHasher = new PasswordHasher(1)) {
            database.prepare(settings.database().startPeriod());
            return switch (new UserStore(database)
                    .addAdmin(admin, () -> passwordHasher.hash(admin.password()))) {
                case Addition.Added _ -> email + " is an admin now.";
                case Addition.EmailTaken _ ->
                    throw new CommandException(
                            "there is a user with the email " + email + ": choose another");
                case Addition.UsernameTaken _ ->
                    throw new CommandException(
                            "there is a user named " + username + ": choose another");
            };
        }
    }

    private NewUser admin(PasswordSettings passwords) {
        try {
            return NewUser.of(
                    new Fields(
                            Map.of("username", username, "email", email, "password", password())),
                    passwords);
        } catch (InvalidFields e) {
            throw new CommandException(e.errors().stream()
                    .map(error -> "the " + error.field() + " " + error.message())
                    .collect(Collectors.joining("; ")));
        }
    }

    private String password() {
        return new Environment(environment)
                .secret("ADMIN_PASSWORD")
                .map(Secret::text)
                .orElseGet(CreateAdmin::askForPassword);
    }

    private static String askForPassword() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandException(
                    "there is no terminal to ask for the password on: set ADMIN_PASSWORD or ADMIN_PASSWORD_FILE");
        }
        return new String(console.readPassword("Password: "));
    }
}
