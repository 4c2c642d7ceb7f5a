package dev.quintet.release.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * A command of a tool.
 *
 * @param subject what it is about, for error messages
 * @param folder where it runs in the tools' container
 * @param before a line of shell that runs before it, for example to write its input into a file
 */
record Step(String subject, String folder, String before, byte[] input, List<String> line) {
    static Step of(String subject, List<String> command, String... arguments) {
        var line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        return new Step(subject, "", "", new byte[0], line);
    }

    Step in(String subfolder) {
        return new Step(subject, subfolder, before, input, line);
    }

    Step withFile(String file, byte[] content) {
        return new Step(subject, folder, "cat >'" + file + "' &&", content, line);
    }
}
