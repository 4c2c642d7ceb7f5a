package dev.quintet.users.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.users.Service;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest.BodyPublishers;

/** Mail is in the language that the browser asks for. */
class LanguageTest {
    private static final String ENGLISH = "Set a new password for www.example.org";
    private static final String GERMAN = "Neues Passwort für www.example.org";

    @AutoClose
    private static final MailingService mailing = MailingService.start();

    private static final Mailbox mailbox = mailing.mailbox();
    private static final Service service = mailing.service();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de                      | " + GERMAN,
                "de-AT, en;q=0.9         | " + GERMAN,
                "en, de;q=0.9            | " + ENGLISH,
                "fr, de;q=0.5, en;q=0.4  | " + GERMAN,
                "de;q=0, fr              | " + ENGLISH,
                "*                       | " + ENGLISH,
                ";                       | " + ENGLISH,
                "de;q=x                  | " + ENGLISH,
                "de;q=9.9.9              | " + ENGLISH,
                "de-abcdefghijk          | " + ENGLISH,
                ",,,                     | " + ENGLISH,
            })
    void isThatOfTheRequest(String accepted, String subject) {
        var person = service.register();

        var asked = service.send(service.request("/auth/forgot")
                .header("Content-Type", "application/json")
                .header("Accept-Language", accepted)
                .POST(BodyPublishers.ofString("{\"email\":\"%s\"}".formatted(person.email()))));

        assertEquals(202, asked.status());
        var mail = mailbox.await(person.email(), 1);
        assertEquals(subject, Mailbox.header(mail, "Subject"));
        assertTrue(Mailbox.html(mail)
                .contains("<html lang=\"%s\">".formatted(subject.equals(GERMAN) ? "de" : "en")));
        Mailbox.code(mail);
    }
}
