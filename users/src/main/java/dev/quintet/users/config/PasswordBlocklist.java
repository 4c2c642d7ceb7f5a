package dev.quintet.users.config;

import dev.quintet.service.config.InvalidSetting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    /** Some 100,000 passwords. They are kept in a heap that may have 48 MiB. */
    private static final int MAX_BYTES = 1024 * 1024;

    /**
     * @param file with one a line, in UTF-8, at most 1 MiB
     * @throws InvalidSetting if it cannot be read, or is larger
     */
    static PasswordBlocklist of(String file) {
        try (var stream = Files.newInputStream(Path.of(file))) {
            var content = stream.readNBytes(MAX_BYTES + 1);
            if (content.length <= MAX_BYTES) {
                return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)));
            }
        } catch (IOException | InvalidPathException _) {
            // Refused below, like one that is too large.
        }
        throw new InvalidSetting(
                "PASSWORD_BLOCKLIST_FILE",
                "'" + file + "'",
                "a file in UTF-8 that can be read, of at most 1 MiB, with one password a line");
    }

    private static PasswordBlocklist of(CharSequence text) {
        // Some editors write a byte order mark first.
        return new PasswordBlocklist(text.toString()
                .replaceFirst("^\uFEFF", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PasswordBlocklist::fold)
                .collect(Collectors.toUnmodifiableSet()));
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
