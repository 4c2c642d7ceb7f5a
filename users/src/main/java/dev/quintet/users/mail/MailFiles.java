package dev.quintet.users.mail;

import dev.quintet.service.config.InvalidSetting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of mail's texts. Those of a folder of one's own come first, and may be in languages that
 * there are no others of.
 *
 * @param folder {@code MAIL_TEMPLATES}
 */
record MailFiles(Optional<Path> folder) {
    private static final Set<String> SHIPPED = Set.of("de", "en");

    private static final Pattern NAME =
            Pattern.compile("[a-z_]+\\.(?<language>[a-z]{2,3})\\.(subject|txt|properties)");

    /** Each a language subtag (RFC 5646, 2.2.1). */
    Set<String> languages() {
        var languages = new TreeSet<>(SHIPPED);
        if (folder.isPresent()) {
            try (var files = Files.list(folder.get())) {
                files.map(file -> NAME.matcher(file.getFileName().toString()))
                        .filter(matcher -> matcher.matches())
                        .forEach(matcher -> languages.add(matcher.group("language")));
            } catch (IOException e) {
                throw unreadable("files");
            }
        }
        return languages;
    }

    /** @throws InvalidSetting if there is none, or it cannot be read */
    String read(String file) {
        var own = folder.map(path -> path.resolve(file)).filter(Files::exists);
        try (var stream = own.isPresent()
                ? Files.newInputStream(own.get())
                : MailFiles.class.getResourceAsStream("/mail/" + file)) {
            if (stream == null) {
                throw new InvalidSetting(
                        "MAIL_TEMPLATES",
                        "a folder without " + file,
                        "one with all files of each of its languages");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static InvalidSetting unreadable(String what) {
        return new InvalidSetting(
                "MAIL_TEMPLATES",
                "a folder whose %s cannot be read".formatted(what),
                "one whose files user 10001 can read");
    }

    /** @param part {@code subject} or {@code txt} */
    record Name(String template, String language, String part) {
        @Override
        public String toString() {
            return "%s.%s.%s".formatted(template, language, part);
        }
    }
}
