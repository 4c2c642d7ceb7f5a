package dev.quintet.service.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A value that must not be shown.
 *
 * @param variable the name of the variable, for error messages
 * @param text     without the white space around it
 */
public record Secret(String variable, String text) {
    private static final int MAX_BYTES = 64 * 1024;
    private static final String EXPECTED = "the path of a file that can be read";

    /** @throws InvalidSetting if no secret can be read from the file */
    static Secret ofFile(String variable, String path) {
        byte[] content;
        try (var file = Files.newInputStream(Path.of(path))) {
            content = file.readNBytes(MAX_BYTES + 1);
        } catch (IOException | RuntimeException _) {
            // A value that is not an absolute path may be the secret itself, in the wrong variable.
            throw new InvalidSetting(
                    variable, path.startsWith("/") ? "'" + path + "'" : "no such path", EXPECTED);
        }
        if (content.length > MAX_BYTES) {
            throw new InvalidSetting(
                    variable,
                    "the path of a file of more than " + MAX_BYTES + " bytes",
                    "the path of a smaller file");
        }
        var text = utf8(variable, content);
        if (text.isEmpty()) {
            throw new InvalidSetting(
                    variable,
                    "the path of an empty file",
                    "the path of a file that holds the secret");
        }
        return new Secret(variable, text);
    }

    private static String utf8(String variable, byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            // Some editors write a byte order mark first. It is not part of the text.
            return Environment.stripped(text.toString().replaceFirst("^\uFEFF", ""));
        } catch (CharacterCodingException _) {
            throw new InvalidSetting(
                    variable,
                    "the path of a file that is not UTF-8",
                    "the path of a file in UTF-8");
        }
    }

    @Override
    public String toString() {
        return variable;
    }
}
