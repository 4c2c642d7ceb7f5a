package dev.quintet.users.cli;

import dev.quintet.users.config.DatabaseSettings;
import dev.quintet.users.config.DatabaseUrl;
import dev.quintet.users.database.Database;

import java.sql.SQLException;
import java.time.Duration;

/** The database that a command works on. */
final class CommandDatabase {
    private CommandDatabase() {}

    /** An embedded one would end with the command, so there is no default. */
    static DatabaseUrl url(DatabaseSettings settings) {
        return settings.databaseUrl()
                .orElseThrow(
                        () -> new CommandException(
                                "DATABASE_URL is not set, it must be postgres://user:password@host:port/database"));
    }

    /** @throws SQLException where it does not answer in time */
    static Database open(DatabaseUrl url, Duration patience) throws SQLException {
        var database = Database.at(url);
        try {
            database.await(patience);
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    static Database open(DatabaseSettings settings) throws SQLException {
        return open(url(settings), settings.databasePatience());
    }
}
