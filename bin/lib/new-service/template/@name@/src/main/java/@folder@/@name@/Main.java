package @package@.@name@;

import @package@.service.cli.Commands;
import @package@.service.cli.Migrate;

import java.util.List;

/** Runs the command that the arguments name, and ends with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var environment = System.getenv();
        System.exit(Commands.run(
                "@name@",
                arguments,
                () -> Wiring.open(Settings.of(environment)),
                () -> List.of(new Migrate(environment, EntryStore.SCHEMA))));
    }
}
