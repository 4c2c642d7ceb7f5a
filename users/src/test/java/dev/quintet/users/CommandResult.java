package dev.quintet.users;

import dev.quintet.service.cli.Commands;
import dev.quintet.service.cli.Serve;
import dev.quintet.users.cli.UsersCommands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** @param line what it printed, to where errors go, too */
record CommandResult(int status, String line) {
    static CommandResult of(String url, Map<String, String> variables, String... arguments) {
        var environment =
                new HashMap<>(Map.of("DATABASE_URL", url, "SECRET_KEY", Service.SECRET_KEY));
        environment.putAll(variables);
        var output = new StringWriter();
        var writer = new PrintWriter(output, true);
        var status = Commands.commandLine(
                        "users",
                        new Serve(() -> Wiring.open(environment)),
                        UsersCommands.of(environment))
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
        return new CommandResult(status, output.toString().strip());
    }
}
