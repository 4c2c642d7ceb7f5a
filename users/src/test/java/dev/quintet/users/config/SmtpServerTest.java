package dev.quintet.users.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.InvalidSetting;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;

/** The URL of a mail server. */
class SmtpServerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smtp://h                                 | h | 587 | | | STARTTLS",
                "smtp://u:p%40%2B+%C3%BC@h_1.example:25/   | h_1.example | 25 | u | p@++ü | STARTTLS",
                "smtp://127.0.0.1:25?starttls=never        | 127.0.0.1 | 25 | | | NONE",
                "smtps://u:@[2001:db8::1]                  | 2001:db8::1 | 465 | u | '' | TLS"
            })
    void isRead(
            String url,
            String host,
            int port,
            String user,
            String password,
            SmtpServer.Security security) {
        var settings = MailSettings.of(Map.of(
                "SMTP_URL", url,
                "MAIL_FROM", "no-reply@example.org",
                "PUBLIC_URL", "http://localhost:8080/"));

        assertEquals(
                Optional.of(new SmtpServer(
                        host,
                        port,
                        Optional.ofNullable(user),
                        Optional.ofNullable(password),
                        security)),
                settings.server());
        assertEquals("http://localhost:8080", settings.publicUrl().get().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtps://secret@h",
                "smtp://u:secret@h:70000",
                "smtp://u:secret%4@h",
                "smtps://u:secret@h?starttls=never",
                "smtp://u:secret@h?x",
                "smtp://u:sec@ret@h",
                "smtp://u:secret@"
            })
    void isRefusedWithoutBeingShown(String url) {
        var variables = Map.of("SMTP_URL", url);

        var refusal = assertThrows(InvalidSetting.class, () -> MailSettings.of(variables));

        assertTrue(refusal.getMessage().startsWith("SMTP_URL is no URL of that kind"));
        assertFalse(refusal.getMessage().contains("secret"));
    }
}
