package dev.quintet.users.cli;

import dev.quintet.service.cli.Migrate;
import dev.quintet.users.database.UsersSchema;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The commands beside {@code serve}. */
public final class UsersCommands {
    private UsersCommands() {}

    public static List<Callable<Integer>> of(Map<String, String> environment) {
        return List.of(
                new Migrate(environment, UsersSchema.SCHEMA),
                new Seed(environment),
                new CreateAdmin(environment),
                new RecreateDb(environment),
                new ResetLink(environment));
    }
}
