package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "022|0|''",
                "002|0|''",
                "027|1|This build needs a umask that lets containers of other users read the files of tests, and it is 0027: run it after 'umask 022'",
                "077|1|This build needs a umask that lets containers of other users read the files of tests, and it is 0077: run it after 'umask 022'"
            })
    void refuseTestsThatNoContainerCouldRead(String umask, int status, String said)
            throws Exception {
        var process = new ProcessBuilder("bash", "-c", "umask " + umask + " && ../bin/check umask")
                .redirectErrorStream(true)
                .start();

        assertEquals(said, new String(process.getInputStream().readAllBytes()).strip());
        assertEquals(status, process.waitFor());
    }
}
