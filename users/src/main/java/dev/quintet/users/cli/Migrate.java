package dev.quintet.users.cli;

import dev.quintet.users.config.CommandSettings;
import dev.quintet.users.database.Database;

import picocli.CommandLine.Command;

import java.sql.SQLException;
import java.util.Map;

@Command(
        name = "migrate",
        description =
                "Migrates the database of DATABASE_URL to the newest version. The command serve does this too.",
        mixinStandardHelpOptions = true)
final class Migrate extends DatabaseCommand {
    Migrate(Map<String, String> environment) {
        super(environment);
    }

    @Override
    String run(CommandSettings settings) throws SQLException {
        try (var database = Database.at(settings.database().requiredUrl())) {
            var count = database.prepare(settings.database().startPeriod());
            return count == 0
                    ? "The database was up to date."
                    : "The database is up to date, after " + count + " migrations.";
        }
    }
}
