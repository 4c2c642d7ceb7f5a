package dev.quintet.users.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The commands of the image. Each ends with status 0 and one line, or with another status and one
 * line that says why.
 */
@Command(
        name = "users",
        description = "The users API and its tools. Without a command: serve.",
        mixinStandardHelpOptions = true,
        versionProvider = UsersCommand.Version.class,
        usageHelpAutoWidth = true)
public final class UsersCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    private final Callable<Integer> serve;

    private UsersCommand(Callable<Integer> serve) {
        this.serve = serve;
    }

    /**
     * @param serve a command like the others; this package does not know the server
     * @return the exit status: 0, 1 if the command failed, 2 if the arguments are wrong
     */
    public static int run(
            String[] arguments, Map<String, String> environment, Callable<Integer> serve)
            throws Exception {
        // The same as with a command line; creating one takes a tenth of the start.
        return arguments.length == 0
                ? serve.call()
                : commandLine(environment, serve).execute(arguments);
    }

    /** Whether the service runs, not a command of a person. */
    public static boolean serves(String[] arguments) {
        return arguments.length == 0 || arguments[0].equals("serve");
    }

    static CommandLine commandLine(Map<String, String> environment, Callable<Integer> serve) {
        return new CommandLine(new UsersCommand(serve))
                .addSubcommand(serve)
                .addSubcommand(new Migrate(environment))
                .addSubcommand(new Seed(environment))
                .addSubcommand(new CreateAdmin(environment))
                .addSubcommand(new RecreateDb(environment))
                .setParameterExceptionHandler((e, _) -> fail(
                        e.getCommandLine().getErr(),
                        e.getMessage() + "; see --help",
                        CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler(
                        (e, commandLine, _) -> fail(commandLine.getErr(), ErrorLine.of(e), FAILED));
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }

    private static int fail(PrintWriter err, String line, int status) {
        err.println("users: " + line);
        return status;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = UsersCommand.class.getPackage().getImplementationVersion();
            return new String[] {"users " + (version == null ? "of a development build" : version)};
        }
    }
}
