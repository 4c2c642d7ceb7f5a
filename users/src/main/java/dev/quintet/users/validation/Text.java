package dev.quintet.users.validation;

/** Tells which texts cannot be stored, or cannot be seen. */
final class Text {
    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALFWIDTH_HANGUL_FILLER = 0xFFA0;
    private static final int BRAILLE_BLANK = 0x2800;

    private Text() {}

    /** Whether nothing of it can be seen: white space, zero-width and filler characters alone. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(Text::isInvisible);
    }

    /** Whether PostgreSQL can hold it: no lone surrogate (RFC 3629, 3), no NUL. */
    static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static boolean isInvisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || switch (Character.getType(point)) {
                    case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED -> true;
                    // Combining marks alone, variation selectors among them, show nothing of their
                    // own.
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default ->
                        point == HANGUL_FILLER
                                || point == HALFWIDTH_HANGUL_FILLER
                                || point == BRAILLE_BLANK;
                };
    }
}
