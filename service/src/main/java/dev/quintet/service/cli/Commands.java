package dev.quintet.service.cli;

import dev.quintet.service.ops.LogConfigurator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.security.Security;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The commands of an image. Each ends with status 0 and one line, or with another status and one
 * line that says why.
 */
@Command(mixinStandardHelpOptions = true, usageHelpAutoWidth = true)
public final class Commands implements Callable<Integer> {
    private static final int FAILED = 1;

    private final Callable<Integer> serve;

    private Commands(Callable<Integer> serve) {
        this.serve = serve;
    }

    /**
     * Runs the command that the arguments name, {@code serve} if there are none.
     *
     * @param name   that of the service
     * @param server opens the service
     * @param others the commands beside {@code serve}
     * @return the exit status: 0, 1 if the command failed, 2 if the arguments are wrong
     */
    public static int run(
            String name,
            String[] arguments,
            Serve.Opening server,
            Supplier<List<Callable<Integer>>> others)
            throws Exception {
        // After a failover a host name may resolve to another address. Look it up every few
        // seconds.
        Security.setProperty("networkaddress.cache.ttl", "3");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        if (serves(arguments) && System.getProperty(LogConfigurator.FORMAT) == null) {
            System.setProperty(LogConfigurator.FORMAT, LogConfigurator.JSON);
        }
        var serve = new Serve(server);
        // The same as with a command line; creating one takes a tenth of the start.
        return arguments.length == 0
                ? serve.call()
                : commandLine(name, serve, others.get()).execute(arguments);
    }

    public static CommandLine commandLine(
            String name, Callable<Integer> serve, List<Callable<Integer>> others) {
        var commandLine =
                new CommandLine(new Commands(serve)).setCommandName(name).addSubcommand(serve);
        others.forEach(commandLine::addSubcommand);
        commandLine
                .getCommandSpec()
                .versionProvider(() -> new String[] {name + " " + version()})
                .usageMessage()
                .description("The %s API and its tools. Without a command: serve.".formatted(name));
        return commandLine
                .setParameterExceptionHandler((e, _) -> fail(
                        e.getCommandLine(),
                        name,
                        e.getMessage() + "; see --help",
                        CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler(
                        (e, failed, _) -> fail(failed, name, ErrorLine.of(e), FAILED));
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }

    /** Whether the service runs, not a command of a person. */
    private static boolean serves(String[] arguments) {
        return arguments.length == 0 || arguments[0].equals("serve");
    }

    private static int fail(CommandLine commandLine, String name, String line, int status) {
        PrintWriter err = commandLine.getErr();
        err.println(name + ": " + line);
        return status;
    }

    private static String version() {
        var version = Commands.class.getPackage().getImplementationVersion();
        return version == null ? "of a development build" : version;
    }
}
