package dev.quintet.users.cli;

import dev.quintet.users.config.InvalidSetting;

import org.flywaydb.core.api.FlywayException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;

/** The commands of the image. Each ends with status 0 and one line, or with another status and one line that says why. */
@Command(
        name = "users",
        description = "The users API and its tools. Without a command: serve.",
        mixinStandardHelpOptions = true,
        versionProvider = UsersCommand.Version.class,
        usageHelpAutoWidth = true)
public final class UsersCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    private final Serve serve;

    private UsersCommand(Serve serve) {
        this.serve = serve;
    }

    /** @return the exit status: 0, 1 where the command failed, 2 where it was asked for wrongly */
    public static int run(String[] arguments, Map<String, String> environment) {
        if (arguments.length > 0) {
            return commandLine(environment).execute(arguments);
        }
        try {
            // As commandLine would, without the tenth of a start that it takes to make one.
            return new Serve(environment).call();
        } catch (Exception e) {
            say(new PrintWriter(System.err, true), explain(e));
            return FAILED;
        }
    }

    static CommandLine commandLine(Map<String, String> environment) {
        var serve = new Serve(environment);
        return new CommandLine(new UsersCommand(serve))
                .addSubcommand(serve)
                .addSubcommand(new Migrate(environment))
                .addSubcommand(new Seed(environment))
                .addSubcommand(new CreateAdmin(environment))
                .addSubcommand(new RecreateDb(environment))
                .setParameterExceptionHandler((e, _) -> {
                    say(e.getCommandLine().getErr(), e.getMessage() + "; see --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, _) -> {
                    say(commandLine.getErr(), explain(e));
                    return FAILED;
                });
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }

    private static String explain(Exception failure) {
        return switch (failure) {
            case CommandException refused -> refused.getMessage();
            case InvalidSetting invalid -> invalid.getMessage();
            case FlywayException flyway ->
                "the database could not be migrated: " + DatabaseFailure.inOneLine(flyway);
            case SQLException sql ->
                "the database does not answer: " + DatabaseFailure.inOneLine(sql);
            default -> "it failed: " + DatabaseFailure.inOneLine(failure);
        };
    }

    private static void say(PrintWriter err, String line) {
        err.println("users: "
                + line.lines()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""));
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = UsersCommand.class.getPackage().getImplementationVersion();
            return new String[] {"users " + (version == null ? "of a development build" : version)};
        }
    }
}
