package dev.quintet.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class SecretTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hïdden", "hïdden\n", "  hïdden\r\n\n", "\uFEFFhïdden\n"})
    void isWhatStandsInAFileWithoutTheWhiteSpaceAround(String content) throws IOException {
        var file = Files.writeString(folder.resolve("file"), content);

        assertEquals(
                "hïdden", secret("PASS_FILE", file.toString()).orElseThrow().text());
    }

    @Test
    void isWhatTheVariableHolds() {
        assertEquals("hid den", secret("PASS", " hid den ").orElseThrow().text());
        assertEquals(Optional.empty(), secret("PASS", " \n"));
    }

    @Test
    void standsInOneOfTheTwoPlaces() {
        var both = new Environment(Map.of("PASS", "hidden", "PASS_FILE", "/etc/hostname"));

        var refusal = assertThrows(InvalidSetting.class, () -> both.secret("PASS"));

        assertEquals(
                "PASS_FILE is set beside PASS, it must be the only one of the two",
                refusal.getMessage());
    }

    @Test
    void isRefusedWhereTheFileHoldsNone() throws IOException {
        assertEquals(
                "PASS_FILE is '/no/such/file', it must be the path of a file that can be read",
                refusal("/no/such/file"));
        assertEquals(
                "PASS_FILE is '%s', it must be the path of a file that can be read"
                        .formatted(folder),
                refusal(folder.toString()));
        assertEquals(
                "PASS_FILE is the path of an empty file, it must be the path of a file that holds the secret",
                refusal(Files.writeString(folder.resolve("empty"), " \n").toString()));
        assertEquals(
                "PASS_FILE is the path of a file that is not UTF-8, it must be the path of a file in UTF-8",
                refusal(Files.write(
                                folder.resolve("latin"), "ü".getBytes(StandardCharsets.ISO_8859_1))
                        .toString()));
        assertEquals(
                "PASS_FILE is the path of a file of more than 65536 bytes, it must be the path of a smaller file",
                refusal("/dev/zero"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hun\0ter2", "hunter2\nhunter2"})
    void isNotShownWhereItWasTakenForAPath(String secret) {
        assertFalse(refusal(secret).contains("ter2"), refusal(secret));
    }

    private static String refusal(String file) {
        return assertThrows(InvalidSetting.class, () -> secret("PASS_FILE", file))
                .getMessage();
    }

    private static Optional<Secret> secret(String variable, String value) {
        return new Environment(Map.of(variable, value)).secret("PASS");
    }
}
