package dev.quintet.testkit;

import java.util.Arrays;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Random inputs. Edge cases, where faults are likely, come more often than by chance. */
public final class Inputs {
    private static final int[] LENGTHS = {0, 1, 2, 10, 11, 12, 127, 128, 129, 255};
    /**
     * NUL, C1, no-break, zero width, direction, surrogates, BOM, the last code point; and ASCII
     * with a meaning in JSON and JWT.
     */
    private static final String EDGES =
            "\0\t\n \"'\\.{}[]:,@/+-_=%\u007F\u0085\u00A0\u0130\u200B\u202E\u3164\uD800\uDFFF\uFEFF\uFFFF";

    private Inputs() {}

    /** Any text. Its UTF-16 may be malformed. */
    public static String text(RandomGenerator random) {
        return characters(random, unit(random));
    }

    /** A text that UTF-8 can encode, without NUL. */
    public static String wellFormed(RandomGenerator random) {
        return text(random)
                .codePoints()
                .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * @param alphabet the characters of the text, which has 1 to {@code maxLength} of them
     */
    public static String of(String alphabet, int maxLength, RandomGenerator random) {
        return random.ints(random.nextInt(1, maxLength + 1), 0, alphabet.length())
                .mapToObj(at -> alphabet.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    public static byte[] bytes(int min, int max, RandomGenerator random) {
        var bytes = new byte[random.nextInt(min, max + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** From {@code min} to {@code max}; each of these two comes once in twenty. */
    public static int number(int min, int max, RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> min;
            case 1 -> max;
            default -> (int) random.nextLong(min, max + 1L);
        };
    }

    public static char character(RandomGenerator random) {
        return random.nextBoolean()
                ? EDGES.charAt(random.nextInt(EDGES.length()))
                : (char) random.nextInt(Character.MAX_VALUE + 1);
    }

    /** In a form that can be read and pasted into a test. */
    public static String show(Object input) {
        return switch (input) {
            case byte[] bytes -> Arrays.toString(bytes);
            default ->
                input.toString()
                        .chars()
                        .mapToObj(unit -> unit >= ' ' && unit <= '~' && unit != '\\'
                                ? Character.toString(unit)
                                : "\\u%04x".formatted(unit))
                        .collect(Collectors.joining());
        };
    }

    /** Texts of one kind of character find more than texts of all kinds. */
    private static Function<RandomGenerator, String> unit(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> r -> Character.toString(r.nextInt(' ', 0x7F));
            case 1 -> r -> Character.toString(r.nextInt(Character.MAX_CODE_POINT + 1));
            default -> r -> Character.toString(character(r));
        };
    }

    private static String characters(
            RandomGenerator random, Function<RandomGenerator, String> unit) {
        var length = random.nextBoolean()
                ? LENGTHS[random.nextInt(LENGTHS.length)]
                : random.nextInt(256);
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append(unit.apply(random));
        }
        return text.toString();
    }
}
