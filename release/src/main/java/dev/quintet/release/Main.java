package dev.quintet.release;

import java.nio.file.Path;
import java.util.TreeMap;

/** Runs the command that the arguments name, and ends with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var environment = new TreeMap<>(System.getenv());
        // A CI service sets a secret that it has not got to nothing.
        environment.values().removeIf(String::isBlank);
        try {
            new ReleaseCommand(environment, Path.of("").toAbsolutePath(), System.out::println)
                    .run(arguments);
        } catch (Refusal refusal) {
            // One line for what a user can mend, and where it came from for what is ours or the
            // registry's.
            end("refused: " + refusal.getMessage());
        } catch (RuntimeException failure) {
            failure.printStackTrace();
            end("failed: " + failure.getMessage());
        }
    }

    private static void end(String reason) {
        System.err.println("release: " + reason);
        System.exit(1);
    }
}
