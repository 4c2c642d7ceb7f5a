package dev.quintet.users.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A value that nobody else may see.
 *
 * @param variable the variable that was set, for messages
 * @param text     without the white space around it
 */
record Secret(String variable, String text) {
    private static final int MAX_BYTES = 64 * 1024;
    private static final String EXPECTED = "the path of a file that can be read";

    /** @throws InvalidSetting where no secret can be read from there */
    static Secret ofFile(String variable, String path) {
        byte[] content;
        try (var file = Files.newInputStream(Path.of(path))) {
            content = file.readNBytes(MAX_BYTES + 1);
        } catch (IOException | RuntimeException _) {
            // What is no absolute path may be the secret itself, put into the wrong variable.
            throw new InvalidSetting(
                    variable, path.startsWith("/") ? "'" + path + "'" : "no such path", EXPECTED);
        }
        if (content.length > MAX_BYTES) {
            throw new InvalidSetting(
                    variable,
                    "the path of a file of more than " + MAX_BYTES + " bytes",
                    "that of a shorter one");
        }
        var text = utf8(variable, content);
        if (text.isEmpty()) {
            throw new InvalidSetting(
                    variable, "the path of an empty file", "that of a file with the secret in it");
        }
        return new Secret(variable, text);
    }

    private static String utf8(String variable, byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            // A byte order mark, as some editors put first, is no part of the text.
            return text.toString().replaceFirst("^\uFEFF", "").strip();
        } catch (CharacterCodingException _) {
            throw new InvalidSetting(
                    variable, "the path of a file that is not UTF-8", "that of a text in UTF-8");
        }
    }

    @Override
    public String toString() {
        return variable;
    }
}
