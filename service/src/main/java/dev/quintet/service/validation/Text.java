package dev.quintet.service.validation;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Set;

/** Detects texts that cannot be stored, cannot be seen, or look like others. */
final class Text {
    /**
     * Letters, signs and marks that show nothing: the blank of Braille, fillers of hieroglyphs and
     * of Khitan, the notehead of no note.
     */
    private static final Set<Integer> BLANKS = Set.of(0x2800, 0x13441, 0x13442, 0x16FE4, 0x1D159);

    private Text() {}

    /** Whether nothing is visible: only white space, zero-width and filler characters. */
    static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(point ->
                        isWhiteSpace(point) || isInvisible(point) || showsNothingAlone(point));
    }

    /** Whether PostgreSQL can store it: no lone surrogate (RFC 3629, 3), no NUL. */
    static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Whether it is in Unicode's normal form C, which has one spelling for a text. */
    static boolean isNormalized(String text) {
        return Normalizer.isNormalized(text, Form.NFC);
    }

    static boolean hasWhiteSpace(String text) {
        return text.codePoints().anyMatch(Text::isWhiteSpace);
    }

    static boolean hasWhiteSpaceAtAnEnd(String text) {
        return !text.isEmpty()
                && (isWhiteSpace(text.codePointAt(0))
                        || isWhiteSpace(text.codePointBefore(text.length())));
    }

    static boolean hasInvisible(String text) {
        return text.codePoints().anyMatch(Text::isInvisible);
    }

    private static boolean isWhiteSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
    }

    /** Control characters, and characters that change the direction of others or are invisible. */
    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> BLANKS.contains(point) || isDefaultIgnorable(point);
        };
    }

    /**
     * Code points of Unicode's Default_Ignorable_Code_Point that are in none of the categories
     * above.
     */
    private static boolean isDefaultIgnorable(int point) {
        return point == 0x034F
                || isIn(point, 0x115F, 0x1160)
                || isIn(point, 0x17B4, 0x17B5)
                || isIn(point, 0x180B, 0x180F)
                || isIn(point, 0x2060, 0x206F)
                || point == 0x3164
                || isIn(point, 0xFE00, 0xFE0F)
                || point == 0xFFA0
                || isIn(point, 0xFFF0, 0xFFF8)
                || isIn(point, 0xE0000, 0xE0FFF);
    }

    private static boolean isIn(int point, int first, int last) {
        return point >= first && point <= last;
    }

    private static boolean showsNothingAlone(int point) {
        return switch (Character.getType(point)) {
            case Character.UNASSIGNED, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
