package dev.quintet.users;

import dev.quintet.service.cli.Commands;
import dev.quintet.users.cli.UsersCommands;

/** Runs the command that the arguments name, and ends with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var environment = System.getenv();
        System.exit(Commands.run(
                "users",
                arguments,
                () -> Wiring.open(environment),
                () -> UsersCommands.of(environment)));
    }
}
