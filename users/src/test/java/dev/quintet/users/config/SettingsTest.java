package dev.quintet.users.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.quintet.service.config.InvalidSetting;
import dev.quintet.service.config.Stage;
import dev.quintet.users.config.AccountSettings.Audience;
import dev.quintet.users.config.AccountSettings.Registration;
import dev.quintet.users.config.MailSettings.Verification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

class SettingsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String URL = "postgres://ann:secret@db:5433/users_prod";

    @Test
    void haveDefaultsForProduction() {
        var settings = Settings.of(Map.of("DATABASE_URL", URL, "SECRET_KEY", KEY));

        assertEquals(Stage.PRODUCTION, settings.stage());
        assertEquals(5000, settings.http().port());
        assertEquals(OptionalInt.empty(), settings.http().metricsPort());
        assertEquals(Duration.ofDays(30), settings.tokens().life());
        assertEquals(13, settings.passwords().bcryptLogRounds());
        assertEquals(11, settings.passwords().minLength());
        assertEquals(PasswordBlocklist.EMPTY, settings.passwords().blocklist());
        assertFalse(settings.tokens().keyIsRandom());
        assertEquals(Duration.ofSeconds(60), settings.database().startPeriod());
        assertEquals(128, settings.passwords().maxWaiting());
        assertEquals(new LoginLimits(10, 100, Duration.ofMinutes(5)), settings.loginLimits());
        assertEquals(
                new AccountSettings(
                        Registration.OPEN, Audience.EVERYBODY, true, Duration.ofDays(365)),
                settings.accounts());
        assertEquals(
                new MailSettings(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        5,
                        30,
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Duration.ofDays(7),
                        Verification.OFF),
                settings.mail());
        assertEquals(65_536, settings.http().maxBodyBytes());
        assertEquals(8192, settings.http().maxHeaderBytes());
        assertEquals(32, settings.http().maxJsonDepth());
        assertEquals(Duration.ofSeconds(60), settings.http().idleTimeout());
        assertEquals(Duration.ofSeconds(1), settings.http().drainTime());
        assertEquals(List.of(), settings.http().corsOrigins());
        assertFalse(settings.http().trustedProxies().contain(InetAddress.getLoopbackAddress()));
    }

    @Test
    void haveOtherDefaultsForTesting() {
        var settings = Settings.of(Map.of("APP_SETTINGS", "testing"));

        assertEquals(Duration.ofSeconds(3), settings.tokens().life());
        assertEquals(4, settings.passwords().bcryptLogRounds());
        assertEquals(1, settings.passwords().minLength());
    }

    @Test
    void makeUpAKeyInDevelopment() {
        var one = Settings.of(Map.of("APP_SETTINGS", "development"));
        var other = Settings.of(Map.of("APP_SETTINGS", "development"));

        assertTrue(one.tokens().keyIsRandom());
        assertEquals(32, one.tokens().secretKey().length);
        assertFalse(Arrays.equals(one.tokens().secretKey(), other.tokens().secretKey()));
    }

    @Test
    void addUpTheLifeOfAToken() {
        var settings = Settings.of(Map.of(
                "DATABASE_URL",
                URL,
                "SECRET_KEY",
                KEY,
                "TOKEN_EXPIRATION_DAYS",
                "1",
                "TOKEN_EXPIRATION_SECONDS",
                "5"));

        assertEquals(Duration.ofDays(1).plusSeconds(5), settings.tokens().life());
    }

    @Test
    void readTheKeyFromAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("key"), KEY + "\n");

        var settings = Settings.of(Map.of("DATABASE_URL", URL, "SECRET_KEY_FILE", file.toString()));

        assertArrayEquals(
                KEY.getBytes(StandardCharsets.UTF_8), settings.tokens().secretKey());
    }

    @Test
    void takeWhiteSpaceAroundAValueForNothing() {
        var settings = Settings.of(Map.of(
                "DATABASE_URL",
                " " + URL + "\n",
                "SECRET_KEY",
                "\t" + KEY + "\r\n",
                "APP_SETTINGS",
                "staging ",
                "PORT",
                "\u00a080"));

        assertArrayEquals(
                KEY.getBytes(StandardCharsets.UTF_8), settings.tokens().secretKey());
        assertEquals(Stage.STAGING, settings.stage());
        assertEquals(80, settings.http().port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "APP_SETTINGS             | prod                  | APP_SETTINGS is 'prod', it must be one of development, testing, staging, production",
                "SECRET_KEY               | short                 | SECRET_KEY is 5 bytes long, it must be at least 32 bytes long",
                "SECRET_KEY               | ''                    | SECRET_KEY is not set, it must be at least 32 bytes of a secret, or SECRET_KEY_FILE the path of a file that holds it",
                "SECRET_KEY_FILE          | /no/such/file         | SECRET_KEY_FILE is '/no/such/file', it must be the path of a file that can be read",
                "DATABASE_URL             | ''                    | DATABASE_URL is not set, it must be postgres://user:password@host:port/database",
                "DATABASE_URL             | mysql://a:hidden@b/c  | DATABASE_URL is a URL of scheme 'mysql', it must be postgres://user:password@host:port/database or a JDBC URL of PostgreSQL",
                "PORT                     | 70000                 | PORT is '70000', it must be a whole number from 0 to 65535",
                "PORT                     | \uff15\uff10\uff10\uff10 | PORT is '\uff15\uff10\uff10\uff10', it must be a whole number from 0 to 65535",
                "METRICS_PORT             | 0                     | METRICS_PORT is '0', it must be a whole number from 1 to 65535",
                "METRICS_PORT             | 5000                  | METRICS_PORT is '5000', it must be another port than PORT",
                "TOKEN_EXPIRATION_DAYS    | -1                    | TOKEN_EXPIRATION_DAYS is '-1', it must be a whole number from 0 to 36500",
                "TOKEN_EXPIRATION_SECONDS | soon                  | TOKEN_EXPIRATION_SECONDS is 'soon', it must be a whole number from 0 to 2147483647",
                "BCRYPT_LOG_ROUNDS        | 3                     | BCRYPT_LOG_ROUNDS is '3', it must be a whole number from 4 to 31",
                "PASSWORD_MIN_LENGTH      | 0                     | PASSWORD_MIN_LENGTH is '0', it must be a whole number from 1 to 1000",
                "PASSWORD_BLOCKLIST_FILE  | /no/such/file         | PASSWORD_BLOCKLIST_FILE is '/no/such/file', it must be a file in UTF-8 that can be read, of at most 1 MiB, with one password a line",
                "PASSWORD_BLOCKLIST_FILE  | /dev/zero             | PASSWORD_BLOCKLIST_FILE is '/dev/zero', it must be a file in UTF-8 that can be read, of at most 1 MiB, with one password a line",
                "PASSWORD_BLOCKLIST_FILE  | /                     | PASSWORD_BLOCKLIST_FILE is '/', it must be a file in UTF-8 that can be read, of at most 1 MiB, with one password a line",
                "PASSWORD_MAX_WAITING     | 0                     | PASSWORD_MAX_WAITING is '0', it must be a whole number from 1 to 100000",
                "DATABASE_WAIT_SECONDS    | -1                    | DATABASE_WAIT_SECONDS is '-1', it must be a whole number from 0 to 3600",
                "LOGIN_FAILURES_PER_ACCOUNT | many                | LOGIN_FAILURES_PER_ACCOUNT is 'many', it must be a whole number from 0 to 1000000",
                "LOGIN_FAILURES_PER_ADDRESS | -1                  | LOGIN_FAILURES_PER_ADDRESS is '-1', it must be a whole number from 0 to 1000000",
                "LOGIN_FAILURES_WINDOW_SECONDS | 0                | LOGIN_FAILURES_WINDOW_SECONDS is '0', it must be a whole number from 1 to 86400",
                "SMTP_URL                 | mail.example.org      | SMTP_URL is no URL of that kind, it must be smtp://user:password@host:587, which demands STARTTLS unless ?starttls=never follows, or smtps://user:password@host:465; in user and password anything but letters and digits as %40 for @",
                "SMTP_URL                 | smtp://mail           | MAIL_FROM is not set beside SMTP_URL, it must be the sender of all mail, as no-reply@example.org",
                "MAIL_FROM                | a b@c                 | MAIL_FROM is 'a b@c', it must be an email, as no-reply@example.org or Example <no-reply@example.org>",
                "PUBLIC_URL               | http://example.org    | PUBLIC_URL is 'http://example.org', it must be where people open the client, as https://www.example.org; http only on localhost, or for developers",
                "PUBLIC_URL               | https://a:65536       | PUBLIC_URL is 'https://a:65536', it must be where people open the client, as https://www.example.org; http only on localhost, or for developers",
                "PUBLIC_URL               | https://a/?b          | PUBLIC_URL is 'https://a/?b', it must be where people open the client, as https://www.example.org; http only on localhost, or for developers",
                "MAIL_TEMPLATES           | /no/such/folder       | MAIL_TEMPLATES is '/no/such/folder', it must be a folder",
                "MAIL_TEMPLATES           | /a\0b                 | MAIL_TEMPLATES is '/a b', it must be a folder",
                "MAIL_REQUESTS_PER_ACCOUNT | -1                   | MAIL_REQUESTS_PER_ACCOUNT is '-1', it must be a whole number from 0 to 1000000",
                "MAIL_REQUESTS_PER_ADDRESS | x                    | MAIL_REQUESTS_PER_ADDRESS is 'x', it must be a whole number from 0 to 1000000",
                "RESET_LINK_SECONDS       | 299                   | RESET_LINK_SECONDS is '299', it must be a whole number from 300 to 86400",
                "CONFIRM_LINK_SECONDS     | 1                     | CONFIRM_LINK_SECONDS is '1', it must be a whole number from 300 to 604800",
                "UNDO_LINK_DAYS           | 366                   | UNDO_LINK_DAYS is '366', it must be a whole number from 0 to 365",
                "EMAIL_VERIFICATION       | yes                   | EMAIL_VERIFICATION is 'yes', it must be one of off, offered, required",
                "EMAIL_VERIFICATION       | required              | EMAIL_VERIFICATION is 'required' without SMTP_URL, it must be off, or SMTP_URL set",
                "EMAIL_VERIFICATION       | offered               | EMAIL_VERIFICATION is 'offered' without SMTP_URL, it must be off, or SMTP_URL set",
                "REGISTRATION             | off                   | REGISTRATION is 'off', it must be one of open, closed",
                "USERS_VISIBLE_TO         | nobody                | USERS_VISIBLE_TO is 'nobody', it must be one of everybody, members, admins",
                "ACCOUNT_DELETION         | yes                   | ACCOUNT_DELETION is 'yes', it must be on or off",
                "AUDIT_DAYS               | 0                     | AUDIT_DAYS is '0', it must be a whole number from 1 to 36500",
                "MAX_BODY_BYTES           | 1                     | MAX_BODY_BYTES is '1', it must be a whole number from 1024 to 16777216",
                "MAX_HEADER_BYTES         | 1                     | MAX_HEADER_BYTES is '1', it must be a whole number from 1024 to 1048576",
                "MAX_JSON_DEPTH           | 0                     | MAX_JSON_DEPTH is '0', it must be a whole number from 1 to 1000",
                "IDLE_TIMEOUT_SECONDS     | 0                     | IDLE_TIMEOUT_SECONDS is '0', it must be a whole number from 1 to 3600",
                "DRAIN_SECONDS            | 9                     | DRAIN_SECONDS is '9', it must be a whole number from 0 to 8",
                "CORS_ORIGINS             | *                     | CORS_ORIGINS is '*', it must be a list of origins as https://www.example.org, separated by commas",
                "CORS_ORIGINS             | https://a?b | CORS_ORIGINS is 'https://a?b', it must be a list of origins as https://www.example.org, separated by commas",
                "CORS_ORIGINS             | https://u@a | CORS_ORIGINS is 'https://u@a', it must be a list of origins as https://www.example.org, separated by commas",
                "CORS_ORIGINS             | https://a#b | CORS_ORIGINS is 'https://a#b', it must be a list of origins as https://www.example.org, separated by commas",
                "CORS_ORIGINS             | https://a:65536 | CORS_ORIGINS is 'https://a:65536', it must be a list of origins as https://www.example.org, separated by commas",
                "CORS_ORIGINS             | https://\u00e4.example | CORS_ORIGINS is 'https://\u00e4.example', it must be a list of origins as https://www.example.org, separated by commas",
                "CORS_ORIGINS             | null | CORS_ORIGINS is 'null', it must be a list of origins as https://www.example.org, separated by commas",
                "TRUSTED_PROXIES          | 172.16/12             | TRUSTED_PROXIES is '172.16/12', it must be a list of addresses or CIDR blocks as 172.16.0.0/12, separated by commas",
                "TRUSTED_PROXIES          | nginx                 | TRUSTED_PROXIES is 'nginx', it must be a list of addresses or CIDR blocks as 172.16.0.0/12, separated by commas",
            })
    void refuseAValueThatCannotBeUsed(String variable, String value, String line) {
        var variables = new HashMap<>(Map.of("DATABASE_URL", URL, "SECRET_KEY", KEY));
        variables.put(variable, value);

        var refusal = assertThrows(InvalidSetting.class, () -> Settings.of(variables));

        assertEquals(line, refusal.getMessage());
    }

    @Test
    void takeAnOriginAsBrowsersSendIt() {
        var settings = Settings.of(Map.of(
                "DATABASE_URL", URL,
                "SECRET_KEY", KEY,
                "CORS_ORIGINS", "HTTPS://WWW.Example.org:443,http://a_b:80,http://[::1]:443"));

        assertEquals(
                List.of("https://www.example.org", "http://a_b", "http://[::1]:443"),
                settings.http().corsOrigins());
    }

    @Test
    void neverShowASecret() {
        var settings = Settings.of(Map.of(
                "DATABASE_URL", URL,
                "SECRET_KEY", KEY,
                "SMTP_URL", "smtp://u:secret@h",
                "MAIL_FROM", "no-reply@example.org",
                "PUBLIC_URL", "https://www.example.org"));

        assertFalse(
                (settings + " " + settings.database().url()).matches(".*(secret|" + KEY + ").*"));
    }
}
