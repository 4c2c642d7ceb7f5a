package dev.quintet.users.config;

import dev.quintet.service.config.InvalidSetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords that many people use, so that others guess them first (NIST SP 800-63B, 3.1.1.2). */
public record PasswordBlocklist(Set<String> folded) {
    public static final PasswordBlocklist EMPTY = new PasswordBlocklist(Set.of());

    /**
     * @param file with one a line, in UTF-8
     * @throws InvalidSetting if it cannot be read
     */
    static PasswordBlocklist of(String file) {
        try (var lines = Files.lines(Path.of(file))) {
            return new PasswordBlocklist(lines.map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(PasswordBlocklist::fold)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException | UncheckedIOException | InvalidPathException _) {
            throw new InvalidSetting(
                    "PASSWORD_BLOCKLIST_FILE",
                    "'" + file + "'",
                    "a file in UTF-8 that can be read, with one password a line");
        }
    }

    /** Whether it is one of them, in whatever case. */
    public boolean contains(String password) {
        return folded.contains(fold(password));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Not all of them. */
    @Override
    public String toString() {
        return "PasswordBlocklist[%d]".formatted(folded.size());
    }
}
