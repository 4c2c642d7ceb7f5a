package dev.quintet.users.command;

import dev.quintet.users.settings.InvalidSetting;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The commands of the image. Each ends with status 0 and one line, or with another status and one line that says why. */
@Command(name = "users", description = "The users API and its tools. Without a command: serve.",
        mixinStandardHelpOptions = true, versionProvider = UsersCommand.Version.class, usageHelpAutoWidth = true)
public final class UsersCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    private final Serve serve;

    private UsersCommand(Serve serve) {
        this.serve = serve;
    }

    /** @return the exit status: 0, 1 where the command failed, 2 where it was asked for wrongly */
    public static int run(String[] arguments, Map<String, String> environment) {
        return commandLine(environment).execute(arguments);
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
                .setExecutionExceptionHandler(inOneLine());
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }

    private static IExecutionExceptionHandler inOneLine() {
        return (e, commandLine, _) -> {
            say(commandLine.getErr(), switch (e) {
                case CommandRefused refused -> refused.getMessage();
                case InvalidSetting invalid -> invalid.getMessage();
                case FlywayException flyway -> "the database could not be migrated: " + DatabaseFailure.inOneLine(flyway);
                default -> "it failed: " + DatabaseFailure.inOneLine(e);
            });
            return FAILED;
        };
    }

    private static void say(PrintWriter err, String line) {
        err.println("users: " + line.lines().map(String::strip).filter(part -> !part.isEmpty()).reduce((a, b) -> a + " " + b).orElse(""));
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = UsersCommand.class.getPackage().getImplementationVersion();
            return new String[] {"users " + (version == null ? "of a development build" : version)};
        }
    }
}
