package dev.quintet.users.command;

import dev.quintet.users.settings.DatabaseSettings;
import dev.quintet.users.settings.DatabaseUrl;

/** The database that a command works on: an embedded one would end with the command. */
final class CommandDatabase {
    private CommandDatabase() {
    }

    static DatabaseUrl url(DatabaseSettings settings) {
        return settings.databaseUrl().orElseThrow(() ->
                new CommandRefused("DATABASE_URL is not set, it must be postgres://user:password@host:port/database"));
    }
}
