package dev.quintet.service.cli;

import dev.quintet.service.config.CommandSettings;
import dev.quintet.service.database.Database;
import dev.quintet.service.database.Schema;

import picocli.CommandLine.Command;

import java.sql.SQLException;
import java.util.Map;

@Command(
        name = "migrate",
        description =
                "Migrates the database of DATABASE_URL to the newest version. The command serve does this too.",
        mixinStandardHelpOptions = true)
public final class Migrate extends DatabaseCommand {
    private final Schema schema;

    public Migrate(Map<String, String> environment, Schema schema) {
        super(environment);
        this.schema = schema;
    }

    @Override
    protected String run(CommandSettings settings) throws SQLException {
        try (var database = Database.at(settings.database().requiredUrl(), schema)) {
            var count = database.prepare(settings.database().startPeriod()) + database.finish();
            return count == 0
                    ? "The database was up to date."
                    : "The database is up to date, after " + count + " migrations.";
        }
    }
}
