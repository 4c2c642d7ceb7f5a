package dev.quintet.users.cli;

import dev.quintet.service.cli.CommandException;
import dev.quintet.service.cli.DatabaseCommand;
import dev.quintet.service.config.CommandSettings;
import dev.quintet.service.config.DatabaseUrl;
import dev.quintet.service.config.Stage;
import dev.quintet.service.database.Database;
import dev.quintet.users.account.NewUser;
import dev.quintet.users.account.UserStore;
import dev.quintet.users.account.UserStore.Addition;
import dev.quintet.users.database.UsersSchema;
import dev.quintet.users.password.PasswordHasher;

import picocli.CommandLine.Command;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@Command(
        name = "seed",
        description =
                "Adds two sample users. Not in production, because everybody knows their passwords.",
        mixinStandardHelpOptions = true)
public final class Seed extends DatabaseCommand {
    private static final List<NewUser> SAMPLES = List.of(
            new NewUser("michael", "michael@example.org", "greaterthaneleven"),
            new NewUser("fletcher", "fletcher@example.org", "greaterthaneleven"));

    Seed(Map<String, String> environment) {
        super(environment);
    }

    @Override
    protected String run(CommandSettings settings) throws SQLException {
        if (settings.stage() == Stage.PRODUCTION) {
            throw new CommandException(
                    "seed is refused in production: set APP_SETTINGS to development, testing or staging");
        }
        var added = addSamples(
                settings.database().requiredUrl(), settings.database().startPeriod());
        return added + " of " + SAMPLES.size() + " sample users were added, the others were there.";
    }

    /** @return how many were not there before */
    public static int addSamples(DatabaseUrl url, Duration startPeriod) throws SQLException {
        var added = 0;
        try (var database = Database.at(url, UsersSchema.SCHEMA);
                var passwordHasher = new PasswordHasher(1)) {
            database.prepare(startPeriod);
            var users = new UserStore(database);
            for (var sample : SAMPLES) {
                if (users.add(sample, () -> passwordHasher.hash(sample.password()))
                        instanceof Addition.Added) {
                    added++;
                }
            }
        }
        return added;
    }
}
