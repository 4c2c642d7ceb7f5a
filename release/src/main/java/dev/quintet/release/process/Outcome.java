package dev.quintet.release.process;

import java.nio.charset.StandardCharsets;

/** The status and output of a program. */
public record Outcome(int status, byte[] out, String err) {
    public boolean succeeded() {
        return status == 0;
    }

    public String text() {
        return new String(out, StandardCharsets.UTF_8).strip();
    }

    /** The last line of the output, where programs say what was wrong. */
    public String lastLine() {
        return (text() + "\n" + err)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (a, b) -> b);
    }
}
