package dev.tare.core.token;

import org.jspecify.annotations.Nullable;

/**
 * What kind of character a code point is, as far as splitting into pieces asks. The answers are those of
 * {@link Character} in the running JVM, because the patterns of the encodings speak of Unicode categories and leave the
 * version of Unicode open; so they equal those of any other splitter on the same JVM. Filled block by block when a
 * character of the block is first met.
 */
final class CharClasses {

    /** May stand in the first run of a word: upper case, title case, modifier and other letters, marks. */
    static final int UPPER_RUN = 1;

    /** May stand in the second run of a word: lower case, modifier and other letters, marks. */
    static final int LOWER_RUN = 1 << 1;

    static final int LETTER = 1 << 2;
    static final int NUMBER = 1 << 3;

    /** White space, line ends included. */
    static final int SPACE = 1 << 4;

    /** Carriage return or line feed. */
    static final int NEWLINE = 1 << 5;

    /** A letter for cl100k_base as jtokkit splits it, which knows no letters past U+323AF. */
    static final int LETTER_CL100K = 1 << 6;

    /** Where the length of a character in bytes stands in what {@link #at} returns. */
    static final int LENGTH_SHIFT = 8;

    /** The classes of the ASCII characters. */
    static final byte[] ASCII = block(0, 128);

    private static final int LAST_LETTER_CL100K = 0x323AF;
    private static final int BLOCK_BITS = 8;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    /** A benign race: threads may fill a block twice; the final field makes what a thread sees complete. */
    private static final @Nullable Block[] BLOCKS = new Block[(Character.MAX_CODE_POINT + 1) >> BLOCK_BITS];

    private CharClasses() {}

    /**
     * Returns the classes of the character that starts at the offset, and its length in bytes from {@link #LENGTH_SHIFT} on.
     * Bytes that are no well-formed UTF-8 count as characters of one byte and no class.
     */
    static int at(byte[] utf8, int offset, int limit) {
        int b = utf8[offset];
        return b >= 0 ? ASCII[b] | 1 << LENGTH_SHIFT : atWide(utf8, offset, limit);
    }

    /** As {@link #at}, where the first byte is known not to be ASCII. */
    static int atWide(byte[] utf8, int offset, int limit) {
        int b = utf8[offset];
        int length = b >= -16 ? 4 : b >= -32 ? 3 : 2;
        if (b < -62 || b > -12 || offset + length > limit) {
            return 1 << LENGTH_SHIFT;
        }
        // The first byte's own bits: five of two bytes, four of three, three of four.
        int codePoint = b & 0x7F >> length;
        for (int i = 1; i < length; i++) {
            codePoint = codePoint << 6 | utf8[offset + i] & 0x3F;
        }
        return codePoint <= Character.MAX_CODE_POINT ? of(codePoint) | length << LENGTH_SHIFT : 1 << LENGTH_SHIFT;
    }

    private static int of(int codePoint) {
        Block block = BLOCKS[codePoint >> BLOCK_BITS];
        if (block == null) {
            block = new Block(block(codePoint & ~BLOCK_MASK, 1 << BLOCK_BITS));
            BLOCKS[codePoint >> BLOCK_BITS] = block;
        }
        return block.classes[codePoint & BLOCK_MASK];
    }

    private static byte[] block(int first, int length) {
        byte[] classes = new byte[length];
        for (int i = 0; i < length; i++) {
            classes[i] = (byte) compute(first + i);
        }
        return classes;
    }

    private static int compute(int codePoint) {
        int letter = LETTER | (codePoint <= LAST_LETTER_CL100K ? LETTER_CL100K : 0);
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> letter | UPPER_RUN;
            case Character.LOWERCASE_LETTER -> letter | LOWER_RUN;
            case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> letter | UPPER_RUN | LOWER_RUN;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                UPPER_RUN | LOWER_RUN;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SPACE;
            case Character.CONTROL -> control(codePoint);
            default -> 0;
        };
    }

    private static int control(int codePoint) {
        return switch (codePoint) {
            case '\n', '\r' -> SPACE | NEWLINE;
            case '\t', 0x0B, '\f', 0x85 -> SPACE;
            default -> 0;
        };
    }

    /** A filled stretch of the table. A class of its own for the sake of its final field. */
    private static final class Block {

        final byte[] classes;

        Block(byte[] classes) {
            this.classes = classes;
        }
    }
}
