package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** The commands in bin, in surroundings that a terminal does not have. */
class CommandsIT {
    @ParameterizedTest
    @ValueSource(strings = {"unset HOME", "export HOME=", "umask 077", "cd /", "export CDPATH=/"})
    void runInOtherSurroundings(String surroundings) throws Exception {
        var command = Path.of("..").toAbsolutePath().normalize().resolve("bin/check");

        var process = new ProcessBuilder(
                        "bash", "-c", surroundings + " && \"$0\" docker jdk", command.toString())
                .redirectErrorStream(true)
                .start();

        assertEquals("", new String(process.getInputStream().readAllBytes()));
        assertEquals(0, process.waitFor());
    }
}
