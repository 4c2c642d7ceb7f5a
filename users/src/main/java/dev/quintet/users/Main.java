package dev.quintet.users;

import dev.quintet.users.cli.UsersCommand;

/** Runs the command that the arguments name, and ends with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(UsersCommand.run(arguments, System.getenv()));
    }
}
