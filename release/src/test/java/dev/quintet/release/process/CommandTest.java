package dev.quintet.release.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class CommandTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));

    /** More input than a pipe holds, so that the program still runs when the write fails. */
    @Test
    void takesTheAnswerOfAProgramThatReadsNoInput() {
        var program = Command.of(
                ENVIRONMENT, Path.of("."), "sh", "-c", "exec 0<&-; seq 100000 | tail -n 1");

        var outcome = program.run(new byte[1 << 20]);

        assertEquals(0, outcome.status());
        assertEquals("100000", outcome.text());
    }
}
