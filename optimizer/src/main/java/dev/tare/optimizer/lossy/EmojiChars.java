package dev.tare.optimizer.lossy;

/** Tells emoji that decorate from those that are signs: ticks, crosses, warnings, lights, arrows, clocks, thumbs, numbers. */
final class EmojiChars {

    private static final int VARIATION_TEXT = 0xFE0E;
    private static final int VARIATION_EMOJI = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final int FIRST_TONE = 0x1F3FB;
    private static final int LAST_TONE = 0x1F3FF;

    /** Those outside of the planes of emoji that decorate; all others there are letters and signs of old. */
    private static final String DECORATIVE = "\u2728\u26a1\u2b50\u2600\u2601\u2604\u2615\u2618\u2692\u2693\u2694\u2696"
            + "\u2697\u2699\u269b\u26c4\u26c5\u26f0\u26f5\u26fa\u2702\u2708\u2709\u270f\u2712\u2733\u2744\u2747"
            + "\u260e\u2764\u26cf\u26d3\u26f3\u26f7\u2638\u270d\u270a\u270b";

    /** What says something by itself: a verdict, a warning, a colour, a direction, a time, an amount. */
    private static final int[][] SIGNS = {
        {0x1F44D, 0x1F44E}, // thumbs
        {0x1F4C8, 0x1F4C9}, // rising, falling
        {0x1F500, 0x1F504}, // shuffle, repeat, turn
        {0x1F507, 0x1F50A}, // loudness
        {0x1F515, 0x1F515}, // no bell
        {0x1F518, 0x1F524}, // buttons, arrows with words, ten, letters
        {0x1F532, 0x1F53D}, // squares, circles, diamonds, triangles
        {0x1F550, 0x1F567}, // clocks
        {0x1F5D1, 0x1F5D1}, // bin
        {0x1F5F3, 0x1F5F3}, // ballot
        {0x1F645, 0x1F646}, // no, yes
        {0x1F6A6, 0x1F6A8}, // lights, works, alarm
        {0x1F6AB, 0x1F6AB}, // forbidden
        {0x1F6AD, 0x1F6AD},
        {0x1F6AF, 0x1F6B1},
        {0x1F6B3, 0x1F6B3},
        {0x1F6B7, 0x1F6B8},
        {0x1F6C7, 0x1F6D1}, // prohibited to stop
        {0x1F7E0, 0x1F7EB}, // coloured circles and squares
    };

    private EmojiChars() {}

    /** Tells whether the code point is an emoji that says nothing by itself. */
    static boolean isDecorative(int c) {
        if (c < 0x10000) {
            return DECORATIVE.indexOf(c) >= 0;
        }
        boolean emoji = c >= 0x1F300 && c <= 0x1F64F || c >= 0x1F680 && c <= 0x1F6FF || c >= 0x1F900 && c <= 0x1FAFF;
        if (!emoji || c >= FIRST_TONE && c <= LAST_TONE) {
            return false;
        }
        for (int[] signs : SIGNS) {
            if (c >= signs[0] && c <= signs[1]) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the code point belongs to the emoji before it. */
    static boolean goesOn(int c) {
        return c == VARIATION_TEXT || c == VARIATION_EMOJI || c == JOINER || c >= FIRST_TONE && c <= LAST_TONE;
    }

    static boolean joins(int c) {
        return c == JOINER;
    }

    /** Tells whether an emoji may start with the byte. */
    static boolean mayStart(byte b) {
        return b == (byte) 0xF0 || b == (byte) 0xE2;
    }

    /** Returns the code point at an offset of well-formed UTF-8. */
    static int at(byte[] utf8, int offset) {
        int b = utf8[offset] & 0xff;
        if (b < 0x80) {
            return b;
        }
        int length = length(utf8[offset]);
        int c = b & (0xff >> (length + 1));
        for (int i = 1; i < length && offset + i < utf8.length; i++) {
            c = c << 6 | utf8[offset + i] & 0x3f;
        }
        return c;
    }

    /** Returns how many bytes the code point has that starts with this one. */
    static int length(byte first) {
        int b = first & 0xff;
        return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }
}
