package dev.quintet.service.cli;

import dev.quintet.service.config.CommandSettings;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;

/** A command that works on the database, and says in one line what it did. */
public abstract class DatabaseCommand implements Callable<Integer> {
    protected final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    protected DatabaseCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public final Integer call() throws SQLException {
        spec.commandLine().getOut().println(run(CommandSettings.of(environment)));
        return 0;
    }

    protected abstract String run(CommandSettings settings) throws SQLException;
}
