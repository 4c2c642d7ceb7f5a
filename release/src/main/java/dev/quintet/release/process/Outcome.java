package dev.quintet.release.process;

import java.nio.charset.StandardCharsets;

/** How a program ended, and what it said. */
public record Outcome(int status, byte[] out, String err) {
    public boolean succeeded() {
        return status == 0;
    }

    public String text() {
        return new String(out, StandardCharsets.UTF_8).strip();
    }

    /** What a person reads of a failure: the last line, where programs say what was wrong. */
    public String lastLine() {
        return (text() + "\n" + err)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (a, b) -> b);
    }
}
