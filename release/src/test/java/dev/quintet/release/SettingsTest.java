package dev.quintet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class SettingsTest {
    @Test
    void takeATimeWithWhiteSpaceAroundIt() {
        assertEquals(90, Settings.of(Map.of("RELEASE_TIMEOUT_SECONDS", " 90 ")).seconds());
        assertEquals(600, Settings.of(Map.of()).seconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m", "0", "-1", "1.5", "9999999999"})
    void refuseATimeThatIsNoneInALine(String value) {
        var refusal = assertThrows(
                Refusal.class, () -> Settings.of(Map.of("RELEASE_TIMEOUT_SECONDS", value)));

        assertEquals(
                "release.timeout is '%s', it must be a whole number of seconds, from 1 to 999999"
                        .formatted(value),
                refusal.getMessage());
    }
}
