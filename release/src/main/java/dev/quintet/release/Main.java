package dev.quintet.release;

import java.nio.file.Path;
import java.util.TreeMap;

/** Runs the command in the arguments, and ends with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var environment = new TreeMap<>(System.getenv());
        // A CI service sets a missing secret to an empty value.
        environment.values().removeIf(String::isBlank);
        try {
            new ReleaseCommand(environment, Path.of("").toAbsolutePath(), System.out::println)
                    .run(arguments);
        } catch (Refusal refusal) {
            // One line for what a user can fix, and a stack trace for other failures.
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
