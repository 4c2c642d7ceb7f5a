package dev.quintet.users.cli;

import dev.quintet.service.cli.CommandException;
import dev.quintet.service.cli.DatabaseCommand;
import dev.quintet.service.config.CommandSettings;
import dev.quintet.service.config.Stage;
import dev.quintet.service.database.Database;
import dev.quintet.users.database.UsersSchema;

import picocli.CommandLine.Command;

import java.sql.SQLException;
import java.util.Map;

@Command(
        name = "recreate-db",
        description =
                "Removes all tables and all data, and creates the tables again. Not in production.",
        mixinStandardHelpOptions = true)
final class RecreateDb extends DatabaseCommand {
    RecreateDb(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected String run(CommandSettings settings) throws SQLException {
        if (settings.stage() == Stage.PRODUCTION) {
            throw new CommandException(
                    "recreate-db is refused in production: it would remove every user");
        }
        var startPeriod = settings.database().startPeriod();
        try (var database = Database.at(settings.database().requiredUrl(), UsersSchema.SCHEMA)) {
            database.await(startPeriod);
            database.update(
                    "DROP TABLE IF EXISTS users, sessions, one_time_codes, registrations, registration_codes, mail_outbox, audit_log, revoked_tokens, failed_logins, flyway_schema_history");
            database.prepare(startPeriod);
        }
        return "The tables were created again; they are empty.";
    }
}
