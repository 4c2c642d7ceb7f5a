package dev.quintet.users.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.InvalidSetting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

class TextsTest {
    private static final Map<String, String> VALUES = Map.of(
            "site", "www.example.org",
            "link", "https://www.example.org/page#code",
            "email", "a&b<i>@example.org",
            "valid_for", "one hour");

    private final Texts texts = new Texts(new MailFiles(Optional.empty()));

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void sayTheSameInEachLanguageInBothParts(MailKind kind) {
        for (var language : new String[] {"de", "en"}) {
            var plain = texts.plain(kind, language, VALUES);
            var html = texts.html(kind, language, VALUES);

            var hasLink = !kind.page.isEmpty();
            assertEquals(hasLink, plain.contains("\nhttps://www.example.org/page#code\n"), plain);
            assertEquals(
                    hasLink, html.contains("<a href=\"https://www.example.org/page#code\">"), html);
            assertEquals(kind.purpose.isPresent(), plain.contains("one hour"), plain);
            assertFalse((plain + html).contains("{{"), plain + html);
            assertFalse(html.contains("<i>"), html);
            assertEquals(
                    plain.contains("a&b<i>@example.org"),
                    html.contains("<bdi>a&amp;b&lt;i&gt;@example.org</bdi>"));
            assertTrue(plain.lines().allMatch(line -> line.length() < 998), "RFC 5322, 2.1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 3600, one hour",
        "en, 7200, 2 hours",
        "en, 5400, 90 minutes",
        "en, 300, 5 minutes",
        "en, 86400, one day",
        "en, 129600, 36 hours",
        "en, 31536000, 365 days",
        "de, 3600, eine Stunde",
        "de, 604800, 7 Tage"
    })
    void sayHowLong(String language, int seconds, String words) {
        assertEquals(words, texts.duration(language, Duration.ofSeconds(seconds)));
    }

    @Test
    void areReplacedByThoseOfAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("reset.en.subject"), "Hello from {{site}}\r\nBcc: a@b\n");
        Files.writeString(folder.resolve("layout.html"), "<b>{{site}}</b>{{content}}");
        var own = new Texts(new MailFiles(Optional.of(folder)));

        assertEquals(
                "Hello from www.example.org Bcc: a@b", own.subject(MailKind.RESET, "en", VALUES));
        assertTrue(own.html(MailKind.RESET, "en", VALUES)
                .startsWith("<b>www.example.org</b><p>Somebody, we hope you"));
        assertEquals(
                texts.plain(MailKind.RESET, "en", VALUES), own.plain(MailKind.RESET, "en", VALUES));
    }

    @Test
    void areInMoreLanguagesIfTheFolderHasAllOfOne(@TempDir Path folder) throws IOException {
        try (var shipped = Files.list(Path.of("src/main/resources/mail"))) {
            for (var file : shipped.toList()) {
                var name = file.getFileName().toString();
                if (name.contains(".en.")) {
                    Files.writeString(folder.resolve(name.replace(".en.", ".fr.")), "Bonjour");
                }
            }
        }
        var own = new Texts(new MailFiles(Optional.of(folder)));

        assertEquals("fr", own.language("fr-CA,de"));
        assertEquals("Bonjour", own.subject(MailKind.RESET, "fr", VALUES));

        Files.delete(folder.resolve("reset.fr.txt"));
        assertEquals(
                "MAIL_TEMPLATES is a folder without reset.fr.txt, it must be one with all files of each of its languages",
                assertThrows(
                                InvalidSetting.class,
                                () -> new Texts(new MailFiles(Optional.of(folder))))
                        .getMessage());
    }

    @Test
    void refuseAFolderThatNamesWhatThereIsNot(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("reset.de.txt"), "Hallo {{username}}");

        assertEquals(
                "MAIL_TEMPLATES is a folder whose reset.de.txt names {{username}}, it must be one whose files name only {{site}}, {{link}}, {{email}} and {{valid_for}}",
                assertThrows(
                                InvalidSetting.class,
                                () -> new Texts(new MailFiles(Optional.of(folder))))
                        .getMessage());
    }
}
