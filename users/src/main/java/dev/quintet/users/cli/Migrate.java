package dev.quintet.users.cli;

import dev.quintet.users.config.CommandSettings;
import dev.quintet.users.database.Database;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "migrate",
        description =
                "Migrates the database of DATABASE_URL to the newest version. The command serve does this too.",
        mixinStandardHelpOptions = true)
final class Migrate implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    Migrate(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws SQLException {
        var settings = CommandSettings.of(environment);
        int count;
        try (var database = Database.at(settings.database().requiredUrl())) {
            count = database.prepare(settings.database().startPeriod());
        }
        spec.commandLine()
                .getOut()
                .println(
                        count == 0
                                ? "The database was up to date."
                                : "The database is up to date, after " + count + " migrations.");
        return 0;
    }
}
