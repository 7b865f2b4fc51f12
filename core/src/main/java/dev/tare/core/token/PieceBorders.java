package dev.tare.core.token;

/**
 * Finds places where the pieces of every encoding are cut, whatever stands further away. Between two such places a text can be
 * counted as a text of its own, so the price of an edit is known from the few bytes around it.
 *
 * <p>Such a place is where an ASCII letter or digit is followed by an ASCII symbol that is no apostrophe. The patterns of all
 * encodings end a word or a number there: words hold letters and marks, numbers digits, and only an apostrophe may go on with
 * a contraction; and no piece but a word or a number ends with a letter or a digit.
 */
public final class PieceBorders {

    private PieceBorders() {}

    /** Returns the last border in {@code utf8[from, at]}, or {@code from} when there is none. The byte at {@code at} is not looked at. */
    public static int before(byte[] utf8, int at, int from) {
        for (int i = at - 1; i > from; i--) {
            if (isBorder(utf8, i)) {
                return i;
            }
        }
        return from;
    }

    /** Returns the first border in {@code utf8(at, limit)}, or {@code limit} when there is none. Only bytes from {@code at} on are looked at. */
    public static int after(byte[] utf8, int at, int limit) {
        for (int i = at + 1; i < limit; i++) {
            if (isBorder(utf8, i)) {
                return i;
            }
        }
        return limit;
    }

    private static boolean isBorder(byte[] utf8, int i) {
        return isWordByte(utf8[i - 1]) && isSymbol(utf8[i]);
    }

    private static boolean isWordByte(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
    }

    private static boolean isSymbol(byte b) {
        return b > ' ' && b < 0x7F && b != '\'' && !isWordByte(b);
    }
}
