package dev.quintet.release.registry;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /**
     * Several in one command, because each costs a round trip to the engine. The first that fails
     * ends it.
     */
    static Step oneByOne(String subject, List<Step> steps) {
        var input = new ByteArrayOutputStream();
        var script = new StringBuilder();
        for (var step : steps) {
            input.writeBytes(step.input);
            script.append(step.before + " " + quoted(step.line) + " </dev/null || exit\n");
        }
        return new Step(
                subject,
                steps.getFirst().folder,
                "",
                input.toByteArray(),
                List.of("sh", "-c", script.toString()));
    }

    /** Several in one command, all at the same time, and none with input. */
    static Step together(String subject, List<Step> steps) {
        var script = new StringBuilder();
        steps.forEach(step -> script.append(quoted(step.line) + " & running=\"$running $!\"\n"));
        script.append("for each in $running; do wait \"$each\" || failed=yes; done\n");
        script.append("[ -z \"$failed\" ]");
        return of(subject, List.of("sh", "-c", script.toString()));
    }

    Step in(String subfolder) {
        return new Step(subject, subfolder, before, input, line);
    }

    /** The command reads its input from the file. */
    Step withFile(String file, byte[] content) {
        return new Step(
                subject,
                folder,
                "head --bytes=%d >'%s' &&".formatted(content.length, file),
                content,
                line);
    }

    private static String quoted(List<String> line) {
        return line.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
