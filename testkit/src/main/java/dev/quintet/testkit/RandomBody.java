package dev.quintet.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** JSON and what resembles it, in any encoding, packed or not, and mere bytes. */
public final class RandomBody {
    private static final String[] PAYLOADS = {
        "",
        "{}",
        "[]",
        "null",
        "{",
        "\"\"",
        "1e400",
        "{\"email\":1,\"password\":[]}",
        "{\"email\":\"a@b\",\"password\":\"\\ud800\"}",
        "{\"email\":\"\\u0000\",\"password\":\"\\u0000\"}",
        "{\"email\":\"a@b\",\"email\":\"b@c\",\"password\":\"x\"}",
        "{\"email\":\"nobody@example.org\",\"password\":\"not a password\"}",
        "[".repeat(5000),
        "{\"a\":".repeat(5000),
        "{\"username\":\"\",\"email\":\"\u202e@\",\"password\":\"\"}",
        "{\"email\":" + "9".repeat(3000) + "}",
        "a=b&c=d",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n"
    };

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"));

    private RandomBody() {}

    public static byte[] of(RandomGenerator random) {
        if (random.nextInt(6) == 0) {
            return Inputs.bytes(0, 2000, random);
        }
        var text = PAYLOADS[random.nextInt(PAYLOADS.length)].getBytes(
                CHARSETS.get(random.nextInt(CHARSETS.size())));
        return switch (random.nextInt(8)) {
            case 0 ->
                ("\uFEFF" + new String(text, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            case 1 -> packed(text, false);
            case 2 -> packed(text, true);
            default -> text;
        };
    }

    private static byte[] packed(byte[] text, boolean asGzip) {
        var packed = new ByteArrayOutputStream();
        try (var out = asGzip
                ? new GZIPOutputStream(packed)
                : new DeflaterOutputStream(packed, new Deflater())) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
