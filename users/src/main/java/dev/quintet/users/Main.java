package dev.quintet.users;

import dev.quintet.users.cli.UsersCommand;

/** Runs the command that the arguments name, and ends with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var environment = System.getenv();
        System.exit(UsersCommand.run(arguments, environment, new Serve(environment)));
    }
}
