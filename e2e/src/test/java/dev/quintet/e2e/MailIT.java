package dev.quintet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import dev.quintet.testkit.Eventually;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The stack that {@code bin/up --mail} starts: its mail is caught, and the links in it work. */
@Tag("faults")
class MailIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String ADDRESS = "http://localhost:8081";

    private static ComposeStack stack;

    @BeforeAll
    static void start() throws Exception {
        var install = new ProcessBuilder(
                        "bash",
                        "-c",
                        // As somebody's umask has it.
                        "chmod go= bin/lib/mail && bin/lib/mail-catcher >&2 && . bin/lib/machine.sh && pom_property image.base")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var base = new String(install.getInputStream().readAllBytes()).strip();
        assertEquals(0, install.waitFor());
        stack = new ComposeStack(
                "mail",
                Compose.override("compose.mail.yaml"),
                Map.of(
                        "MAIL_IMAGE", base,
                        "STACK_ADDRESS", ADDRESS,
                        "MAIL_PORT", "127.0.0.1:",
                        "EMAIL_VERIFICATION", "required",
                        "USERS_VISIBLE_TO", "members",
                        // So that one email can get two mails at once.
                        "MAIL_REQUESTS_PER_ACCOUNT", "0"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void makesAUserByTheLinkOfAMail() {
        var person = Stack.newUser();

        assertEquals(202, Stack.post(stack.url("/auth/register"), person).statusCode());
        assertEquals(404, login(person.get("email"), person.get("password")));

        assertEquals(201, finish(person));
        assertEquals(200, login(person.get("email"), person.get("password")));
    }

    @Test
    void setsAForgottenPasswordByTheLinkOfAMail() {
        var person = Stack.newUser();
        Stack.post(stack.url("/auth/register"), person);
        assertEquals(201, finish(person));

        var forgot = Stack.post(stack.url("/auth/forgot"), Map.of("email", person.get("email")));

        assertEquals(202, forgot.statusCode());
        var code = awaitCode("reset-password", person.get("email"));
        var reset = Stack.post(
                stack.url("/auth/reset"), Map.of("token", code, "password", "an entirely new one"));
        assertEquals(200, reset.statusCode(), reset::body);
        assertEquals(404, login(person.get("email"), person.get("password")));
        assertEquals(200, login(person.get("email"), "an entirely new one"));
    }

    private static int finish(Map<String, String> person) {
        var code = awaitCode("finish", person.get("email"));
        var payload = Map.of("token", code, "password", person.get("password"));
        return Stack.post(stack.url("/auth/register/confirm"), payload).statusCode();
    }

    private static int login(String email, String password) {
        return Stack.post(stack.url("/auth/login"), Map.of("email", email, "password", password))
                .statusCode();
    }

    private static String awaitCode(String page, String email) {
        Eventually.holds(
                "a mail with a link to " + page, () -> code(page, email).isPresent());
        return code(page, email).orElseThrow();
    }

    /** The code of the mail to somebody with a link to a page. */
    private static Optional<String> code(String page, String email) {
        var link = Pattern.compile(Pattern.quote("%s/%s#".formatted(ADDRESS, page)) + "([\\w-]+)");
        return StreamSupport.stream(mails().spliterator(), false)
                .filter(mail -> mail.path("to").toString().contains(email))
                .map(mail -> link.matcher(mail.path("text").asText()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    private static String catcher() {
        return stack.service("mail").getFirst().address(1080);
    }

    private static JsonNode mails() {
        var request = HttpRequest.newBuilder(URI.create("http://" + catcher() + "/api/email"));
        // maildev ends a connection that offers another version.
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return Stack.json(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
